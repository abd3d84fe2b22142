const segmenter = new Intl.Segmenter('und', { granularity: 'word' })

/** The words of a text in any language, as they stand, with where each one ends (UTF-16 code units). */
export function* wordsOf(text: string): Generator<{ word: string; end: number }> {
  for (const { segment, index, isWordLike } of segmenter.segment(text))
    if (isWordLike) yield { word: segment, end: index + segment.length }
}

/** Changes what stands between the white space at both ends; blank text comes back as it is. */
export function changeBody(text: string, change: (body: string) => string): string {
  const body = text.trim()
  if (body === '') return text
  const start = text.indexOf(body)
  return text.slice(0, start) + change(body) + text.slice(start + body.length)
}
