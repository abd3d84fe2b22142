import { readFileSync } from 'node:fs'
import { bootOf, isAlive, orNothing } from './processes.ts'

/** Names a process for good: its id and, where the system tells it, when it began. */
export function ownerOf(pid: number): string {
  return `${pid} ${startOf(pid)}`
}

/** Whether the process that was named still runs; ids are given again, moments are not. */
export function isOwnerAlive(owner: string): boolean {
  const pid = Number.parseInt(owner, 10)
  return pid > 0 && isAlive(pid) && ownerOf(pid) === owner
}

/**
 * The boot and the clock tick since in which a process began, as Linux tells them (proc(5), `stat`, the 22nd field, counted
 * behind the name, which may hold anything); empty where it is not told.
 */
function startOf(pid: number): string {
  const stat = orNothing(() => readFileSync(`/proc/${pid}/stat`, 'utf8'))
  return stat && `${bootOf()} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''}`
}
