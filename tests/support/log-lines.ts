import { pino } from 'pino'
import type { Log } from '../../src/log.ts'

type Line = { level: number; msg: string } & Record<string, unknown>

/** A log that is read by the test, from warnings upwards. */
export function openLogLines(): { log: Log; lines: Line[] } {
  const lines: Line[] = []
  const write = (text: string) => void lines.push(JSON.parse(text) as Line)
  return { log: pino({ level: 'warn', base: null }, { write }), lines }
}
