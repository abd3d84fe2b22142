import type { Refusal } from './chat-refusal.ts'
import type { Message } from './complete.ts'

const MAX_CHARS = 300
/** So much of a text in one piece is a quotation. */
const QUOTED_CHARS = 20

type Context = {
  messages: Message[]
  /** Takes out the provider's key. */
  conceal: (text: string) => string
}

/**
 * A refusal in one line for the log: status, code, type, parameter, the server's words (up to 300 characters), and the
 * request's id. What quotes 20 characters of the messages in one piece is left out: servers that find fault with an
 * input like to show it, and articles do not belong in a log.
 */
export function describeRefusal(
  { status, code, type, param, message, headers }: Refusal,
  { messages, conceal }: Context,
): string {
  const shown = (text: string) => {
    const words = conceal(text).slice(0, MAX_CHARS)
    return quotes(words, messages) ? '[left out, for it quotes the request]' : words
  }
  const about = [code, type, param, message].map(shown).filter((words) => words !== '')
  return `${[status, ...about].join(' ')} (request ${shown(headers.get('x-request-id') ?? 'unnamed')})`
}

function quotes(words: string, messages: Message[]): boolean {
  const pieces = new Set(piecesOf(unescaped(words)))
  if (pieces.size === 0) return false
  return messages.some(({ content }) => piecesOf(unescaped(content)).some((piece) => pieces.has(piece)))
}

/** Looking each of them up takes a time that only grows with the text, whatever it repeats. */
function* piecesOf(text: string): Generator<string, void> {
  for (let end = QUOTED_CHARS; end <= text.length; end += 1) yield text.slice(end - QUOTED_CHARS, end)
}

/** As JSON, Python and the like escape what they quote, once or several times. White space is all alike. */
function unescaped(text: string): string {
  return text
    .replaceAll(/\\+/g, '\\')
    .replaceAll(/\\(?:u([\da-f]{4})|x([\da-f]{2}))/gi, (_, four?: string, two?: string) =>
      String.fromCharCode(Number.parseInt(four ?? two ?? '', 16)),
    )
    .replaceAll(/\\[nrt]|\s/g, ' ')
    .replaceAll('\\', '')
}
