/**
 * Where commentary may stand. `opening`: the first words of the text. `line`: the first words of a line, or of what stands in
 * brackets at the end of one. `sentence`: the first words of any sentence. `closing`: the same near the end of the text.
 */
export type Place = 'opening' | 'line' | 'sentence' | 'closing'

/**
 * One kind of thing that a model says beside its answer. `phrases` are sources of regular expressions (flags `iu`), one a line, by
 * primary language subtag; a text is searched for those of English and of its own language. `spares` look alike and must not match:
 * people write so.
 */
export type CommentaryRule = {
  name: string
  level: 'error' | 'warning'
  message: string
  where: Place
  phrases: Record<string, string>
  examples: { matches: [language: string, text: string][]; spares: [language: string, text: string][] }
}
