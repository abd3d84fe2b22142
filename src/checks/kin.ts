/** Languages so near to each other that detectors mix them up and that whole phrases are the same in both. */
const KIN = [
  'no nb nn da sv',
  'id ms jv su',
  'hr sr bs sh sl',
  'cs sk',
  'pt gl es ca',
  'hi mr ne mai bho',
  'ur ar fa ps sd ku ug pa',
  'ru uk be bg mk sr',
  'nl af fy lb de',
  'tr az tk uz',
  'zh yue wuu ja',
  'is fo',
  'fr oc ca',
  'fi et',
].map((tags) => new Set(tags.split(' ')))

/** The languages that the detector of this service knows; a text in any other one is taken for one of these. */
export const detectableLanguages = new Set(
  `am ar az be bg bn ca cs da de el en es et eu fa fi fr gu he hi hr hu hy is it ja ka kn ko ku lo lt lv ml mr ms nl no nb nn or pa pl pt
  ro ru sk sl sq sr sv ta te th tl tr uk ur vi yo zh`.split(/\s+/),
)

/** Whether two languages, given by their primary subtags, are near kin. */
export function isKin(one: string, other: string): boolean {
  return KIN.some((tags) => tags.has(one) && tags.has(other))
}
