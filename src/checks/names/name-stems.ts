/** What the names of people and languages end in, beside that of their place (Pakistan|i, Portug|uese, London|er), and places themselves. */
const ENDINGS =
  'n an ian ean nian vian ish ese uese i ic er ers y a ia ya e al o os us en is ite ites ine ines ino land lander ans ians s'.split(
    ' ',
  )
const MIN_STEM_CHARS = 4

/** The beginnings that a name may share with another word for the same place, its people or its language. */
export function demonymStems(key: string): string[] {
  const stems = [key]
  for (const ending of ENDINGS) {
    const chars = key.length - ending.length
    if (chars >= MIN_STEM_CHARS && key.endsWith(ending)) stems.push(key.slice(0, chars))
  }
  return stems
}

/** Without the ending of an English plural. */
export function singularOf(key: string): string {
  if (key.length < 4 || !key.endsWith('s') || key.endsWith('ss')) return key
  return key.endsWith('ies') ? `${key.slice(0, -3)}y` : key.slice(0, -1)
}
