import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

export type Charged = { opened: Set<string>; closed: Set<string>; ending: string }

/** Runs another process that charges a ledger until it is refused, or until it is killed in the middle. */
export async function runCharging(
  file: string,
  { mostUsd, kills }: { mostUsd: number; kills: boolean },
): Promise<Charged> {
  const script = fileURLToPath(new URL('./charge-for-ever.ts', import.meta.url))
  const child = fork(script, [file, String(mostUsd)], { silent: true, execArgv: [] })
  let printed = ''
  let complaints = ''
  child.stdout?.setEncoding('utf8').on('data', (text: string) => void (printed += text))
  child.stderr?.setEncoding('utf8').on('data', (text: string) => void (complaints += text))
  if (kills)
    child.stdout?.once('data', () => setTimeout(() => child.kill('SIGKILL'), 20 + Math.random() * 150))
  await once(child, 'close')
  const told = (word: string) =>
    new Set(
      printed
        .split('\n')
        .slice(0, -1)
        .flatMap((line) => (line.startsWith(`${word} `) ? [line.slice(word.length + 1)] : [])),
    )
  return {
    opened: told('open'),
    closed: told('closed'),
    ending: child.signalCode ?? `${child.exitCode} ${complaints}`.trim(),
  }
}
