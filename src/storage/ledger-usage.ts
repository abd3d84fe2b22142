import * as z from 'zod'
import type { Savings } from './gathered-savings.ts'
import type { UsageRow } from './ports.ts'
import type { Database } from './sqlite-database.ts'

const ADD_CALL = `INSERT INTO usage VALUES
    ($day, $caller, $task, $model, $calls, $failed, $input, $output, $cached, $nanoUsd, $unpriced, 0, 0, 0, 0)
  ON CONFLICT DO UPDATE SET calls = calls + excluded.calls, failed = failed + excluded.failed,
    input_tokens = input_tokens + excluded.input_tokens, output_tokens = output_tokens + excluded.output_tokens,
    cached_input_tokens = cached_input_tokens + excluded.cached_input_tokens,
    nano_usd = nano_usd + excluded.nano_usd, unpriced = unpriced + excluded.unpriced`
const ADD_SAVINGS = `INSERT INTO usage VALUES
    ($day, $caller, $task, $model, 0, 0, 0, 0, 0, 0, 0, $hits, $tokens, $nanoUsd, $unpriced)
  ON CONFLICT DO UPDATE SET hits = hits + excluded.hits, saved_tokens = saved_tokens + excluded.saved_tokens,
    saved_nano_usd = saved_nano_usd + excluded.saved_nano_usd, saved_unpriced = saved_unpriced + excluded.saved_unpriced`
const SELECT_USAGE = `SELECT day, caller, task, model, calls, failed, input_tokens AS inputTokens,
    output_tokens AS outputTokens, cached_input_tokens AS cachedInputTokens, nano_usd / 1e9 AS knownCostUsd, unpriced,
    hits, saved_tokens AS savedTokens, saved_nano_usd / 1e9 AS knownSavedUsd, saved_unpriced AS savedUnpriced
  FROM usage WHERE day BETWEEN $from AND $to ORDER BY day, caller, task, model`

const count = z.number().int()

const Row = z.object({
  day: z.string(),
  caller: z.string(),
  task: z.string(),
  model: z.string(),
  calls: count,
  failed: count,
  inputTokens: count,
  outputTokens: count,
  cachedInputTokens: count,
  knownCostUsd: z.number(),
  unpriced: count,
  hits: count,
  savedTokens: count,
  knownSavedUsd: z.number(),
  savedUnpriced: count,
})

/** What one attempt adds to the sums. */
export type Counted = {
  day: string
  caller: string
  task: string
  model: string
  calls: number
  failed: number
  input: number
  output: number
  cached: number
  nanoUsd: number
  unpriced: number
}

/** Sums by day, caller, task and model, so that a year is read without looking at its calls. */
export function openUsageSums(database: Database) {
  const addCall = database.prepare(ADD_CALL)
  const addSavings = database.prepare(ADD_SAVINGS)
  const select = database.prepare(SELECT_USAGE)
  return {
    add: (counted: Counted): void => void addCall.run(counted),
    addSavings: (savings: Savings): void => void addSavings.run(savings),
    read: (days: { from: string; to: string }): UsageRow[] => select.all(days).map(readRow),
  }
}

function readRow(row: unknown): UsageRow {
  const { unpriced, savedUnpriced, ...sums } = Row.parse(row)
  return {
    ...sums,
    costUsd: unpriced > 0 ? null : sums.knownCostUsd,
    savedUsd: savedUnpriced > 0 ? null : sums.knownSavedUsd,
  }
}
