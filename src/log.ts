import { pino, type Logger } from 'pino'

export type Log = Logger

/** Names whose values never reach a log line, wherever they stand in it. */
const SECRET = ['authorization', 'cookie', 'apiKey', 'key', 'text', 'html', 'messages', 'content', 'prompt']

/** JSON lines on standard error, so that standard output stays for answers. Secrets and article texts are left out. */
export function openLog(level: string): Log {
  const paths = SECRET.flatMap((name) => [name, `*.${name}`, `*.*.${name}`])
  return pino(
    { level, base: null, redact: { paths, remove: true }, serializers: { err: describe } },
    pino.destination({ dest: 2, sync: false }),
  )
}

/** Message, code and stack of an error and of its causes; not the objects that hang on them. */
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
