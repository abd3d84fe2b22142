import * as z from 'zod'
import type { Ceiling, Standing } from './ports.ts'
import type { Database } from './sqlite-database.ts'

/** Stands for all callers together; no caller can have this name. */
const EVERYBODY = '*'
const NOTHING = { spentTokens: 0, spentNanoUsd: 0, reservedTokens: 0, reservedNanoUsd: 0 }

const ADD_TOTAL = `INSERT INTO totals VALUES ($caller, $day, $spentTokens, $spentNanoUsd, $reservedTokens, $reservedNanoUsd)
  ON CONFLICT DO UPDATE SET spent_tokens = spent_tokens + excluded.spent_tokens,
    spent_nano_usd = spent_nano_usd + excluded.spent_nano_usd,
    reserved_tokens = reserved_tokens + excluded.reserved_tokens,
    reserved_nano_usd = reserved_nano_usd + excluded.reserved_nano_usd`
/** The days of a month begin with it, and a day with itself. */
const SUM_TOTALS = `SELECT coalesce(sum(spent_tokens), 0) AS spentTokens, coalesce(sum(spent_nano_usd), 0) AS spentNanoUsd,
    coalesce(sum(reserved_tokens), 0) AS reservedTokens, coalesce(sum(reserved_nano_usd), 0) AS reservedNanoUsd
  FROM totals WHERE caller = $caller AND day >= $period AND day < $period || '~'`

const count = z.number().int()

const Sums = z.object({
  spentTokens: count,
  spentNanoUsd: count,
  reservedTokens: count,
  reservedNanoUsd: count,
})
type Sums = z.infer<typeof Sums>

/** What is spent and reserved by day and caller, so that a ceiling is checked by one look into an index. */
export function openTotals(database: Database) {
  const addTotal = database.prepare(ADD_TOTAL)
  const sumTotals = database.prepare(SUM_TOTALS)
  return {
    add({ day, caller }: { day: string; caller: string }, sums: Partial<Sums>): void {
      for (const who of [caller, EVERYBODY]) addTotal.run({ ...NOTHING, ...sums, caller: who, day })
    },
    standing(ceiling: Ceiling): Standing {
      const { caller = EVERYBODY, period, unit } = ceiling
      const sums = Sums.parse(sumTotals.get({ caller, period }))
      return unit === 'usd'
        ? { ceiling, spent: sums.spentNanoUsd / 1e9, reserved: sums.reservedNanoUsd / 1e9 }
        : { ceiling, spent: sums.spentTokens, reserved: sums.reservedTokens }
    },
  }
}
