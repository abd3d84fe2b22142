const DAY_MS = 86_400_000

/** The UTC day of a moment in epoch milliseconds: 2026-11-24. */
export function dayOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10)
}

/** The month of a day: 2026-11. */
export const monthOf = (day: string): string => day.slice(0, 7)

/** How many days there are from one day to another, both included; NaN for what is no day of the calendar. */
export function countDays(from: string, to: string): number {
  return (startOf(to) - startOf(from)) / DAY_MS + 1
}

/** Whether it is a day of the calendar, and written as we write them. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && Number.isFinite(startOf(text)) && dayOf(startOf(text)) === text
}

/** Seconds from a moment until a day or a month is over, at least 1. */
export function secondsLeftOf(period: string, now: number): number {
  const [year = Number.NaN, month = Number.NaN, day] = period.split('-').map(Number)
  const end = day === undefined ? Date.UTC(year, month, 1) : Date.UTC(year, month - 1, day + 1)
  return Math.max(1, Math.ceil((end - now) / 1_000))
}

const startOf = (day: string) => Date.parse(`${day}T00:00:00Z`)
