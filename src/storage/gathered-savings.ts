import type { Clock } from '../clock.ts'
import { dayOf } from '../days.ts'
import { nanoDollars } from './amounts.ts'
import type { Saving } from './ports.ts'

const WRITE_AFTER_MS = 1_000
const DAY_MS = 86_400_000

/** What was saved on a day by hits that have caller, task and model in common; the money is that of the priced ones. */
export type Savings = Omit<Saving, 'costUsd'> & {
  day: string
  hits: number
  nanoUsd: number
  unpriced: number
}

type Options = {
  clock: Clock
  /** All or nothing: what it throws on is tried again later. */
  write(savings: Savings[]): void
  onTrouble(error: unknown): void
}

/** Sums savings in memory, because a kept answer takes less time than a write to disk would; at most a second of them. */
export function gatherSavings({ clock, write, onTrouble }: Options) {
  const gathered = new Map<string, Savings>()
  const closing = new AbortController()
  let today = { number: Number.NaN, day: '' }
  let isWaiting = false

  /** Once a day the calendar is asked. */
  function dayNow(): string {
    const number = Math.floor(clock.now() / DAY_MS)
    if (number !== today.number) today = { number, day: dayOf(clock.now()) }
    return today.day
  }

  async function writeSoon() {
    isWaiting = true
    try {
      await clock.wait(WRITE_AFTER_MS, closing.signal)
    } catch {
      return
    }
    isWaiting = false
    flush()
    if (gathered.size > 0) void writeSoon()
  }

  function flush() {
    if (gathered.size === 0) return
    try {
      write([...gathered.values()])
      gathered.clear()
    } catch (error) {
      onTrouble(error)
    }
  }

  return {
    save({ tokens, costUsd, ...whose }: Saving): void {
      const day = dayNow()
      const key = `${day}\n${whose.caller}\n${whose.task}\n${whose.model}`
      let sums = gathered.get(key)
      if (!sums) gathered.set(key, (sums = { day, ...whose, hits: 0, tokens: 0, nanoUsd: 0, unpriced: 0 }))
      sums.hits += 1
      sums.tokens += tokens
      if (costUsd === null) sums.unpriced += 1
      else sums.nanoUsd += nanoDollars(costUsd)
      if (!isWaiting) void writeSoon()
    },
    flush,
    close(): void {
      closing.abort()
      flush()
    },
  }
}
