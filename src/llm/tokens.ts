import type { CompletionRequest } from './complete.ts'

/**
 * Characters that make one token, by the first code unit after which a range ends. Measured with OpenAI's o200k
 * vocabulary on news sentences in twenty languages; where languages share a range, the denser ones decide.
 */
const CHARS_PER_TOKEN = [
  { before: 0x80, chars: 4.7 }, // English; bare ASCII
  { before: 0x370, chars: 1.2 }, // accented Latin letters, which split the words they stand in
  { before: 0x530, chars: 2.5 }, // Greek, Cyrillic
  { before: 0x1100, chars: 2 }, // Hebrew, Arabic, the scripts of India, Thai
  { before: 0x10000, chars: 1.3 }, // Hangul, kana, ideographs, symbols, halves of emoji
]

/** Tokens a message needs besides its text, and the reply's opening (OpenAI cookbook, "How to count tokens"). */
const TOKENS_PER_MESSAGE = 4
const TOKENS_PER_REPLY = 3

/** How many tokens a text is, from its characters alone: rounded up and never 0. Good to about a quarter. */
export function estimateTokens(text: string): number {
  const counts = CHARS_PER_TOKEN.map(() => 0)
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index)
    const range = unit < 0x80 ? 0 : CHARS_PER_TOKEN.findIndex(({ before }) => unit < before)
    counts[range] = (counts[range] ?? 0) + 1
  }
  const tokens = CHARS_PER_TOKEN.reduce((sum, { chars }, range) => sum + (counts[range] ?? 0) / chars, 0)
  return Math.max(1, Math.ceil(tokens))
}

/** The tokens of everything that is sent: the messages and the schema, not the answer. */
export function estimateRequestTokens({ messages, answer }: CompletionRequest): number {
  const schema = estimateTokens(JSON.stringify(answer.schema))
  return messages.reduce(
    (sum, { content }) => sum + TOKENS_PER_MESSAGE + estimateTokens(content),
    TOKENS_PER_REPLY + schema,
  )
}
