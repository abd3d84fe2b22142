/** What Python's `str.split` takes for white space, and with it the tools whose scores are the measure. */
export const WHITE_SPACE = /[\t-\r\x1C-\x20\x85\xA0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000]+/g

/** The code points of a text, without white space. */
export const charactersOf = (text: string): string[] => Array.from(text.replaceAll(WHITE_SPACE, ''))
