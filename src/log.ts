import { pino, type Logger } from 'pino'
import { gathered } from './gathered.ts'
import { scopeFields } from './telemetry/span.ts'

export type Log = Logger

/** Lines are gathered up to this many characters, or a second, before they are written. */
const GATHERED = { characters: 65_536, seconds: 1 }

/**
 * JSON lines on standard error, so that standard output stays for answers. Nothing is logged whole: every line is made of
 * fields that were chosen one by one, and errors are reduced to what `describe` leaves of them. A line that is written for a
 * request carries its id, and that of its trace where it has one.
 */
export function openLog(level: string): Log {
  const lines = gathered(pino.destination({ dest: 2, sync: false }), GATHERED)
  return pino({ level, base: null, serializers: { err: describe }, mixin: scopeFields }, lines)
}

/** Name, message, code and stack of an error and of its causes; not the objects that hang on them. */
function describe(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return String(error)
  const { name, message, stack, cause } = error
  const code = 'code' in error ? error.code : undefined
  return {
    name,
    message,
    code,
    stack,
    ...(cause === undefined || depth > 3 ? {} : { cause: describe(cause, depth + 1) }),
  }
}
