import { digest } from '../digest.ts'

/**
 * Puts texts from outside between markers, so that a model can tell them from instructions:
 *
 *     <<<article 3f9a61c2d07e
 *     …
 *     article 3f9a61c2d07e>>>
 *
 * The token is derived from all the texts together, so the same texts give the same prompt and nobody can write a
 * text that holds its own token. Should one hold it all the same, the next token is taken: nothing is cut out of a
 * text, which could join what stood before and behind to a token again. `unfence` reads them back.
 */
export function fence(
  texts: Record<string, string>,
  tokens: IteratorObject<string> = tokensOf(texts),
): Record<string, string> {
  const written = Object.values(texts).map(hexDigitsIn)
  const token = tokens.find((token) => !written.some((digits) => digits.includes(token)))
  return Object.fromEntries(
    Object.entries(texts).map(([name, text]) => [name, `<<<${name} ${token}\n${text}\n${name} ${token}>>>`]),
  )
}

function* tokensOf(texts: Record<string, string>): Generator<string, undefined> {
  for (let seed = digest(texts); ; seed = digest(seed)) yield seed.slice(0, 12)
}

/** A token counts as held in capitals, and with anything between its digits, seen or not. */
const hexDigitsIn = (text: string) => text.replaceAll(/[^0-9a-fA-F]+/g, '').toLowerCase()

/** The texts between the markers of a rendered message, by name. Only markers that carry the same token count. */
export function unfence(content: string): Record<string, string> {
  const texts: Record<string, string> = {}
  const opening = /<<<([a-z][a-zA-Z]*) ([0-9a-f]{12})\n/g
  for (let start = opening.exec(content); start; start = opening.exec(content)) {
    const [, name, token] = start
    const end = content.indexOf(`\n${name} ${token}>>>`, opening.lastIndex - 1)
    if (!name || end < 0) continue
    texts[name] = content.slice(opening.lastIndex, end)
    opening.lastIndex = end
  }
  return texts
}
