/** Where phrases may begin, by the place that they are looked for in, in UTF-16 code units. */
export type Places = { opening: number[]; line: number[]; sentence: number[]; closing: number[] }

/** What may stand before a phrase. A quotation mark may not: what people are quoted with is no commentary. */
const BEFORE =
  /(?:^|\n)[\s*_#>¡¿※-]{0,8}|[.!?:;…][*_]{0,2}[^\S\n]{1,3}[*_]{0,3}[([]?|[。；।۔؟!?][^\S\n]{0,3}[（([【]?|[(（[【][\s*_¡¿]{0,4}/gu
const BRACKET = /[(（[【]/u
const REST_OF_BRACKET = /[^()（）[\]【】\n]{0,600}[)）\]】][\s.。!"”*_]{0,10}(?:\n|$)/uy
const CLOSING_CHARS = 300
const MAX_PLACES = 2_000

/** A line begins also in brackets that close with it. */
export function placesIn(text: string): Places {
  const places: Places = { opening: [], line: [], sentence: [], closing: [] }
  for (const { 0: before, index } of text.matchAll(BEFORE)) {
    const start = index + before.length
    if (start >= text.length || places.sentence.length >= MAX_PLACES) break
    if (index === 0) places.opening.push(start)
    const isBracket = BRACKET.test(before)
    if (index === 0 || before.startsWith('\n') || (isBracket && closesLine(text, start)))
      places.line.push(start)
    places.sentence.push(start)
  }
  places.closing = places.sentence.filter((start) => start > text.length - CLOSING_CHARS)
  return places
}

function closesLine(text: string, start: number): boolean {
  REST_OF_BRACKET.lastIndex = start
  return REST_OF_BRACKET.test(text)
}
