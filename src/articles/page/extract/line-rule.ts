/** Where a line may stand to be one: anywhere, before the first sentences of the text, or after its last. */
export type LinePlace = 'anywhere' | 'lead' | 'tail'

/**
 * One kind of line that pages have among the paragraphs of an article. The pattern sees a whole block, white space folded, of no more
 * than 600 characters. `spares` look alike and must not match: a rule must not eat text.
 */
export type LineRule = {
  name: string
  reason: string
  where: LinePlace
  pattern: RegExp
  examples: { matches: string[]; spares: string[] }
}
