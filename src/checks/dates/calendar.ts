import type { Parts } from './mention.ts'

export type Day = Required<Pick<Parts, 'year' | 'month' | 'day'>>

const DAY_MS = 86_400_000
const LENGTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** The day that an RFC 3339 date or time names. */
export function dayOf(text: string | null): Day | undefined {
  const parts = /^(\d{4})-(\d{2})-(\d{2})/.exec(text ?? '')
  return parts ? { year: Number(parts[1]), month: Number(parts[2]), day: Number(parts[3]) } : undefined
}

/** The weekday of a day, 1 for Monday (ISO 8601). */
export function weekdayOf({ year, month, day }: Day): number {
  return ((new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7) + 1
}

/** The day so many days later. */
export function shifted({ year, month, day }: Day, days: number): Day {
  const moved = new Date(Date.UTC(year, month - 1, day) + days * DAY_MS)
  return { year: moved.getUTCFullYear(), month: moved.getUTCMonth() + 1, day: moved.getUTCDate() }
}

export function isDay(month: number, day: number): boolean {
  return day >= 1 && day <= (LENGTHS[month - 1] ?? 0)
}
