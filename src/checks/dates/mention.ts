/**
 * A date in the parts that a text gives of it. Months count from 1, weekdays from 1 for Monday (ISO 8601). `lastYear` ends a decade
 * or a century that begins with `year`. Of a date that can be read in two ways (5/3/2024) there are two mentions in one place.
 */
export type Mention = {
  start: number
  end: number
  text: string
  year?: number
  month?: number
  day?: number
  weekday?: number
  lastYear?: number
  /** May be something else (May, March, a weekday in a name), or is reckoned from the day of the date line. */
  isDoubtful?: true
  /** One of the ways in which the same digits can be read. */
  isEither?: true
  /** Yesterday, last year: what it is depends on the day of the date line. */
  isRelative?: true
  /** Of such a word: so many days from that day, in one or the other direction. */
  daysAway?: number[]
}

export type Parts = Omit<Mention, 'start' | 'end' | 'text'>
