const agencyNames = `
Reuters AFP AP Dawn ANI PTI IANS UNB BSS APP NNI INP Xinhua dpa TASS EFE ANSA Kyodo Yonhap Bernama Anadolu UPI
Bloomberg BBC CNN Agencies`
const longAgencyNames = [
  'Al Jazeera',
  'Agence France-Presse',
  'Associated Press',
  'The Associated Press',
  'Press Trust of India',
  'News Agency of Nigeria',
]
const namesOfAgencies = [...wordsOf(agencyNames), ...longAgencyNames]
const anyAgency = namesOfAgencies.concat(namesOfAgencies.map((name) => name.toUpperCase())).join('|')

const capitalsButNoPlace = wordsOf(`
UPDATE BREAKING EXCLUSIVE OPINION ANALYSIS EDITORIAL COMMENT INTERVIEW REVIEW WATCH VIDEO PHOTO PHOTOS LIVE NEWS SUMMARY
BACKGROUND HIGHLIGHTS KEY MORE READ LONG FACTBOX EXPLAINER TIMELINE CORRECTION QUESTION ANSWER NOTE WARNING SPORT SPORTS
BUSINESS POLITICS WORLD HEALTH WHAT WHO WHY HOW WHEN WHERE WE YOU IT IS ARE TO IN ON FOR WITH NATO OPEC COVID FIFA UEFA
NASA UNESCO UNICEF`).join('|')

/** Sources of regular expressions (flag `u`) that crumb rules are made of. One or two news agencies: */
export const agencies = `(?:${anyAgency})(?:[/,] ?(?:${anyAgency}))?`

/** One to four words in capitals: */
export const capitals = "\\p{Lu}[\\p{Lu}'’.]+(?:[ -]\\p{Lu}[\\p{Lu}'’.]*){0,3}"

/** A place in capitals, as group `dateline`: */
export const place = `(?![^\\n]{0,40}\\b(?:${capitalsButNoPlace})\\b)(?<dateline>${capitals}(?:, ${capitals})?)`

/** One to three words that are names: */
export const names = "\\p{Lu}[\\p{L}'’.-]{1,30}(?: (?:d[aeo] |of |la )?\\p{Lu}[\\p{L}'’.-]{0,30}){0,2}"

/** The day that may follow the place: */
export const monthDay = '(?:, \\p{Lu}\\p{L}{2,8}\\.? \\d{1,2})?'

/** What sites count, and the number (flag `i`): */
export const counted = '(?:views?|reads?|hits?|comments?|shares?|likes?|responses?)'
export const count = '\\d{1,3}(?:[,.]?\\d{1,3}){0,3}\\s?[KkMm]?'

function wordsOf(list: string): string[] {
  return list.trim().split(/\s+/)
}
