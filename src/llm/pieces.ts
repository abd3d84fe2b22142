import type { Clock } from '../clock.ts'
import { later } from './later.ts'

const MAX_REPLY_BYTES = 16 * 1024 * 1024
/** How long a server has to end a body of which nothing more is wanted, so that its connection can be used again. */
const PARTING_MS = 1_000

/** The text of a body, as it comes in. */
export type Pieces = {
  /** Undefined at the end. Rejects when the connection breaks, or when there is more than anybody would send. */
  next(): Promise<string | undefined>
  /** Everything that is still to come. */
  rest(): Promise<string>
  /** Ends the body here, and the connection with it. */
  cancel(): void
  /** For when nothing more is wanted. */
  leave(clock: Clock): void
}

/** A server that never stops sending must not fill the memory: more than 16 MB are an error. */
export function openPieces(response: Response): Pieces {
  const reader = response.body?.getReader()
  const decoder = new TextDecoder()
  let bytes = 0
  const cancel = () => void reader?.cancel().catch(() => undefined)

  async function next(): Promise<string | undefined> {
    const { value } = (await reader?.read()) ?? {}
    if (!value) return undefined
    bytes += value.byteLength
    if (bytes > MAX_REPLY_BYTES) {
      cancel()
      throw new Error(`A reply of more than ${MAX_REPLY_BYTES} bytes.`)
    }
    return decoder.decode(value, { stream: true })
  }

  async function rest(): Promise<string> {
    let text = ''
    for (let piece = await next(); piece !== undefined; piece = await next()) text += piece
    return text
  }

  return {
    next,
    rest,
    cancel,
    leave(clock) {
      const stopWaiting = later(clock, PARTING_MS, cancel)
      void rest().then(stopWaiting, stopWaiting)
    },
  }
}
