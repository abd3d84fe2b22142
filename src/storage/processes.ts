import { readFileSync } from 'node:fs'
import { errorCode } from './write-whole.ts'

/** Whether a process of this number runs on this machine, whoever it belongs to. */
export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return errorCode(error) === 'EPERM'
  }
}

/** Names the time since the machine was started, as Linux tells it; '' where nothing does. */
export function bootOf(): string {
  return orNothing(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim())
}

/** What the system does not tell is ''. */
export function orNothing(look: () => string): string {
  try {
    return look()
  } catch {
    return ''
  }
}
