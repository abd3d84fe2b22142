const AGENCY_NAMES = `
Reuters AFP AP Dawn ANI PTI IANS UNB BSS APP NNI INP Xinhua dpa TASS EFE ANSA Kyodo Yonhap Bernama Anadolu UPI
Bloomberg BBC CNN Agencies`
const LONG_AGENCY_NAMES = [
  'Al Jazeera',
  'Agence France-Presse',
  'Associated Press',
  'The Associated Press',
  'Press Trust of India',
  'News Agency of Nigeria',
]
const ALL_AGENCY_NAMES = [...wordsOf(AGENCY_NAMES), ...LONG_AGENCY_NAMES]
const ANY_AGENCY = ALL_AGENCY_NAMES.concat(ALL_AGENCY_NAMES.map((name) => name.toUpperCase())).join('|')

const CAPITALS_BUT_NO_PLACE = wordsOf(`
UPDATE BREAKING EXCLUSIVE OPINION ANALYSIS EDITORIAL COMMENT INTERVIEW REVIEW WATCH VIDEO PHOTO PHOTOS LIVE NEWS SUMMARY
BACKGROUND HIGHLIGHTS KEY MORE READ LONG FACTBOX EXPLAINER TIMELINE CORRECTION QUESTION ANSWER NOTE WARNING SPORT SPORTS
BUSINESS POLITICS WORLD HEALTH WHAT WHO WHY HOW WHEN WHERE WE YOU IT IS ARE TO IN ON FOR WITH NATO OPEC COVID FIFA UEFA
NASA UNESCO UNICEF`).join('|')

/** Sources of regular expressions (flag `u`) that crumb rules are made of. One or two news agencies: */
export const AGENCIES = `(?:${ANY_AGENCY})(?:[/,] ?(?:${ANY_AGENCY}))?`

/** One to four words in capitals: */
export const CAPITALS = "\\p{Lu}[\\p{Lu}'’.]+(?:[ -]\\p{Lu}[\\p{Lu}'’.]*){0,3}"

/** A place in capitals, as group `dateline`: */
export const PLACE = `(?![^\\n]{0,40}\\b(?:${CAPITALS_BUT_NO_PLACE})\\b)(?<dateline>${CAPITALS}(?:, ${CAPITALS})?)`

/** One to three words that are names: */
export const NAMES = "\\p{Lu}[\\p{L}'’.-]{1,30}(?: (?:d[aeo] |of |la )?\\p{Lu}[\\p{L}'’.-]{0,30}){0,2}"

/** The day that may follow the place: */
export const MONTH_DAY = '(?:, \\p{Lu}\\p{L}{2,8}\\.? \\d{1,2})?'

/** What sites count, and the number (flag `i`): */
export const COUNTED = '(?:views?|reads?|hits?|comments?|shares?|likes?|responses?)'
export const COUNT = '\\d{1,3}(?:[,.]?\\d{1,3}){0,3}\\s?[KkMm]?'

function wordsOf(list: string): string[] {
  return list.trim().split(/\s+/)
}
