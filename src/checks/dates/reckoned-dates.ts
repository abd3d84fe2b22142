import { type Day, shifted, weekdayOf } from './calendar.ts'
import type { Mention, Parts } from './mention.ts'

const NEAR = /(?<!\p{L})(?<which>last|this|next)\s(?<unit>year|month)(?!\p{L})/giu
const AWAY: Record<string, number> = { last: -1, this: 0, next: 1 }
const DATE_LINE_CHARS = 400

/** The first whole date of a text, where it stands so early that it is the date line. */
export function dateLineOf(mentions: Mention[]): Day | undefined {
  for (const { start, year, month, day, isEither } of mentions) {
    if (start > DATE_LINE_CHARS) return undefined
    if (year && month && day && !isEither) return { year, month, day }
  }
  return undefined
}

/** The mentions, and as doubtful ones what yesterday, Monday, last year and the like come to where the day of the date line is known. */
export function withReckoned(text: string, mentions: Mention[], today: Day | undefined): Mention[] {
  const years = nearYears(text, today)
  if (!today) return [...mentions, ...years]
  const reckoned = mentions.flatMap(({ start, end, text, weekday, daysAway }) => {
    const days = daysAway ?? (weekday ? daysNear(weekday, today) : [])
    return days.map((away): Mention => {
      const day = shifted(today, away)
      return Object.assign({ start, end, text, weekday: weekdayOf(day), isDoubtful: true as const }, day)
    })
  })
  return [...mentions, ...reckoned, ...years]
}

/** The days of that name right before and right after the day of the date line, and a week before. */
function daysNear(weekday: number, today: Day): number[] {
  const back = (weekdayOf(today) - weekday + 7) % 7
  return [-back, 7 - back, -back - 7]
}

/** Last year, next month. */
function nearYears(text: string, today: Day | undefined): Mention[] {
  return Array.from(text.matchAll(NEAR), ({ 0: words, index: start, groups }) => {
    const away = AWAY[groups?.['which']?.toLowerCase() ?? ''] ?? 0
    const place = { start, end: start + words.length, text: words, isDoubtful: true as const }
    if (!today) return { ...place, isRelative: true as const }
    return {
      ...place,
      ...(groups?.['unit']?.toLowerCase() === 'year' ? { year: today.year + away } : monthFrom(today, away)),
    }
  })
}

function monthFrom({ year, month }: Day, away: number): Parts {
  const index = month - 1 + away
  return { year: year + Math.floor(index / 12), month: ((index + 12) % 12) + 1 }
}
