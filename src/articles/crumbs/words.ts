const CAPITALS_BUT_NO_PLACE = wordsOf(`
UPDATE BREAKING EXCLUSIVE OPINION ANALYSIS EDITORIAL COMMENT INTERVIEW REVIEW WATCH VIDEO PHOTO PHOTOS LIVE NEWS SUMMARY
BACKGROUND HIGHLIGHTS KEY MORE READ LONG FACTBOX EXPLAINER TIMELINE CORRECTION QUESTION ANSWER NOTE WARNING SPORT SPORTS
BUSINESS POLITICS WORLD HEALTH WHAT WHO WHY HOW WHEN WHERE WE YOU IT IS ARE WAS TO IN ON FOR WITH AT BY FROM AND OR NOT
NATO OPEC COVID FIFA UEFA NASA UNESCO UNICEF CHAPTER PART URGENT ALERT`).join('|')

/** Sources of regular expressions (flag `u`) that crumb rules are made of. One to four words in capitals: */
export const CAPITALS = "\\p{Lu}[\\p{Lu}'’.]+(?:[ -]\\p{Lu}[\\p{Lu}'’.]*){0,3}"

/** A place in capitals, as group `dateline`: */
export const PLACE = `(?!THE \\p{Lu}+ \\p{Lu})(?![^\\n]{0,40}(?<!\\p{L})(?:${CAPITALS_BUT_NO_PLACE})(?!\\p{L}))(?<dateline>${CAPITALS}(?:, ${CAPITALS})?)`

/** One to three words that are names: */
export const NAMES = "\\p{Lu}[\\p{L}'’.-]{1,30}(?: (?:d[aeo] |of |la )?\\p{Lu}[\\p{L}'’.-]{0,30}){0,2}"

/** The day that may follow the place, with or without its year: */
export const MONTH_DAY =
  '(?:, (?:\\p{Lu}\\p{L}{2,8}\\.? \\d{1,2}|\\d{1,2}\\.? (?:de )?\\p{L}{3,10}\\.?)(?:,? (?:de )?\\d{4})?)?'

/** What may be a date with its year, and a time behind it: */
export const SHAPE_OF_DATE =
  '(?=[\\p{L}\\p{Nd}])(?=[^\\p{Nd}]{0,30}\\p{Nd})[\\p{L}\\p{M}\\p{Nd} .,،:/+()º°-]{8,60}'

/** What stands between two of many on one line: */
export const BAR = '\\s{0,3}[|·•/／]\\s{0,3}'

/** A number of something (flag `i`): */
export const COUNT = '\\p{Nd}{1,3}(?:[,. ]?\\p{Nd}{1,3}){0,3}\\s?(?:[KkMm]|тыс\\.|万)?'

function wordsOf(list: string): string[] {
  return list.trim().split(/\s+/)
}
