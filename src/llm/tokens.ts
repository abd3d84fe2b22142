import type { CompletionRequest } from './complete.ts'

/**
 * Characters that make one token, by range of code units. Measured with OpenAI's o200k
 * vocabulary on news sentences in twenty languages; where languages share a range, the denser ones decide.
 */
const CHARS_PER_TOKEN = [
  4.7, // English; bare ASCII
  1.2, // accented Latin letters, which split the words they stand in
  2.5, // Greek, Cyrillic
  2, // Hebrew, Arabic, the scripts of India, Thai
  1.3, // Hangul, kana, ideographs, symbols, halves of emoji
]

/** Tokens a message needs besides its text, and the reply's opening (OpenAI cookbook, "How to count tokens"). */
const TOKENS_PER_MESSAGE = 4
const TOKENS_PER_REPLY = 3

/** How many tokens a text is, from its characters alone: rounded up and never 0. Good to about a quarter. */
export function estimateTokens(text: string): number {
  const counts = CHARS_PER_TOKEN.map(() => 0)
  for (let index = 0; index < text.length; index += 1) {
    const range = rangeOf(text.charCodeAt(index))
    counts[range] = (counts[range] ?? 0) + 1
  }
  const tokens = CHARS_PER_TOKEN.reduce((sum, chars, range) => sum + (counts[range] ?? 0) / chars, 0)
  return Math.max(1, Math.ceil(tokens))
}

/** A chain of comparisons, since a text may have a million characters and is estimated again and again. */
function rangeOf(unit: number): number {
  if (unit < 0x80) return 0
  if (unit < 0x370) return 1
  if (unit < 0x530) return 2
  return unit < 0x1100 ? 3 : 4
}

/** The tokens of everything that is sent: the messages and the schema, not the answer. */
export function estimateRequestTokens({ messages, answer }: CompletionRequest): number {
  const schema = estimateTokens(JSON.stringify(answer.schema))
  return messages.reduce(
    (sum, { content }) => sum + TOKENS_PER_MESSAGE + estimateTokens(content),
    TOKENS_PER_REPLY + schema,
  )
}
