import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

export type Charged = { opened: Set<string>; closed: Set<string>; ending: string }

type Terms = { mostUsd: number; kills: boolean }

/** Runs another process that charges a ledger until it is refused, or until it is killed in the middle. */
export async function runCharging(file: string, terms: Terms): Promise<Charged> {
  const [charged] = await runChargingTogether(file, terms, 1)
  return charged as Charged
}

/** Several such processes, which all begin when the last of them is ready. */
export async function runChargingTogether(file: string, terms: Terms, count: number): Promise<Charged[]> {
  const started = await Promise.all(Array.from({ length: count }, () => startCharging(file, terms)))
  return Promise.all(started.map((go) => go()))
}

/** Resolves, when the process is ready, to what lets it go. */
async function startCharging(file: string, { mostUsd, kills }: Terms): Promise<() => Promise<Charged>> {
  const script = fileURLToPath(new URL('./charge-for-ever.ts', import.meta.url))
  const child = fork(script, [file, String(mostUsd)], { silent: true, execArgv: [] })
  let printed = ''
  let complaints = ''
  child.stdout?.setEncoding('utf8').on('data', (text: string) => void (printed += text))
  child.stderr?.setEncoding('utf8').on('data', (text: string) => void (complaints += text))
  if (kills)
    child.stdout?.once('data', () => setTimeout(() => child.kill('SIGKILL'), 20 + Math.random() * 150))
  const closed = once(child, 'close')
  await Promise.race([once(child, 'message'), closed])
  return async () => {
    if (child.connected) child.send('go')
    await closed
    return chargedIn(printed, child.signalCode ?? `${child.exitCode} ${complaints}`.trim())
  }
}

function chargedIn(printed: string, ending: string): Charged {
  const told = (word: string) =>
    new Set(
      printed
        .split('\n')
        .slice(0, -1)
        .flatMap((line) => (line.startsWith(`${word} `) ? [line.slice(word.length + 1)] : [])),
    )
  return { opened: told('open'), closed: told('closed'), ending }
}
