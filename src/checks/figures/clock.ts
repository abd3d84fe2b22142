/** A time of day: minutes after midnight, both halves of the day where the text does not say which. */
export type Clock = { end: number; minutes: number[] }

const HALVES = new RegExp(
  `(?<hours>\\d{1,2})(?:[:.](?<minutes>\\d{2}))?[\\s\\u00a0]?(?<half>[ap])(?:m|\\.m\\.?)(?!\\p{L})`,
  'iuy',
)
const COLON = /(?<hours>\d{1,2}):(?<minutes>\d{2})(?::\d{2})?(?![\d:])/y
const LETTER = /(?<hours>\d{1,2})\s?(?:h|時|时|點|点|시)\s?(?<minutes>\d{2})?(?!\d|\p{Script=Latin})/uy
const UHR = /(?<hours>\d{1,2})(?:[.:](?<minutes>\d{2}))?[\s\u00a0](?:uhr|uur|hodin)(?!\p{L})/iuy
const POINT = /(?<hours>\d{1,2})\.(?<minutes>[0-5]\d)(?![\d.,%]|\s?(?:million|billion|per\s?cent))/iy
const HALF_DAY = 720

/** The time that begins at `start`, where it can be nothing else. */
export function readClock(text: string, start: number): Clock | undefined {
  for (const pattern of [HALVES, COLON, LETTER, UHR]) {
    const clock = clockOf(pattern, text, start)
    if (clock) return clock
  }
  return undefined
}

/** The time that 10.30 may be. */
export function readPossibleClock(text: string, start: number): Clock | undefined {
  return clockOf(POINT, text, start)
}

function clockOf(pattern: RegExp, text: string, start: number): Clock | undefined {
  pattern.lastIndex = start
  const groups = pattern.exec(text)?.groups
  if (!groups) return undefined
  const end = pattern.lastIndex
  const [hours, minutes] = [Number(groups['hours']), Number(groups['minutes'] ?? 0)]
  if (hours > 24 || minutes > 59) return undefined
  const half = groups['half']?.toLowerCase()
  if (half) return { end, minutes: [(hours % 12) * 60 + minutes + (half === 'p' ? HALF_DAY : 0)] }
  const first = (hours % 24) * 60 + minutes
  return { end, minutes: hours <= 12 ? [first, (first + HALF_DAY) % (2 * HALF_DAY)] : [first] }
}
