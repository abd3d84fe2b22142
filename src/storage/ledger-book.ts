import * as z from 'zod'
import type { Clock } from '../clock.ts'
import { nanoDollars, wholeTokens } from './amounts.ts'
import { openTotals } from './ledger-totals.ts'
import { openUsageSums, type Counted } from './ledger-usage.ts'
import { isOwnerAlive, ownerOf } from './ledger-owner.ts'
import type { Ceiling, Spending, Spent, Standing } from './ports.ts'
import type { Database } from './sqlite-database.ts'

const INSERT = `INSERT INTO attempts (day, caller, task, model, reason, owner, opened_at, calls, input_tokens, output_tokens,
    cached_input_tokens, nano_usd, held_tokens, held_nano_usd)
  VALUES ($day, $caller, $task, $model, $reason, $owner, $now, 1, $input, $output, 0, $nanoUsd, $heldTokens, $heldNanoUsd)`
const SELECT = `SELECT id, day, caller, task, model, outcome, calls, input_tokens AS input, output_tokens AS output,
    cached_input_tokens AS cached, nano_usd AS nanoUsd, held_tokens AS heldTokens, held_nano_usd AS heldNanoUsd
  FROM attempts`
const CLOSE = `UPDATE attempts SET outcome = $outcome, closed_at = $now, calls = $calls, input_tokens = $input, output_tokens = $output,
    cached_input_tokens = $cached, nano_usd = $nanoUsd, held_tokens = $heldTokens, held_nano_usd = $heldNanoUsd
  WHERE id = $id`

const count = z.number().int()

const Attempt = z.object({
  id: count,
  day: z.string(),
  caller: z.string(),
  task: z.string(),
  model: z.string(),
  outcome: z.string().nullable(),
  calls: count,
  input: count,
  output: count,
  cached: count,
  nanoUsd: count.nullable(),
  heldTokens: count,
  heldNanoUsd: count,
})
type Attempt = z.infer<typeof Attempt>

export type Book = ReturnType<typeof openBook>

/** The attempts, with the sums that hang on them; whoever writes has begun a transaction. */
export function openBook(database: Database, clock: Clock) {
  const attempts = openAttempts(database, clock)
  const totals = openTotals(database)
  const usage = openUsageSums(database)

  function open(spending: Spending, ceilings: Ceiling[]): { id: string } | { refused: Standing } {
    const { most, ...whose } = spending
    const { held, ...amounts } = amountsOf(most)
    const refused = ceilings
      .map(totals.standing)
      .find(
        (standing) => !hasRoom(standing, standing.ceiling.unit === 'usd' ? amounts.nanoUsd : held.heldTokens),
      )
    if (refused) return { refused }
    totals.add(whose, { reservedTokens: held.heldTokens, reservedNanoUsd: held.heldNanoUsd })
    return { id: attempts.insert({ ...whose, ...amounts, ...held }) }
  }

  /** An attempt that was taken for lost may still be closed, when its process lives where we cannot see it. */
  function settle(before: Attempt, after: Attempt): void {
    const wasLost = before.outcome !== null
    attempts.update(after)
    usage.add(countedIn(after, 1))
    if (wasLost) usage.add(countedIn(before, -1))
    totals.add(after, {
      spentTokens: after.heldTokens - (wasLost ? before.heldTokens : 0),
      spentNanoUsd: after.heldNanoUsd - (wasLost ? before.heldNanoUsd : 0),
      reservedTokens: wasLost ? 0 : -before.heldTokens,
      reservedNanoUsd: wasLost ? 0 : -before.heldNanoUsd,
    })
  }

  function close(id: number, spent: Spent): void {
    const before = attempts.find(id)
    if (!before || (before.outcome !== null && before.outcome !== 'lost')) return
    const { held, ...amounts } = amountsOf(spent)
    const heldNanoUsd = amounts.nanoUsd ?? before.heldNanoUsd
    const calls = Math.max(1, wholeTokens(spent.calls))
    const cached = wholeTokens(spent.cachedInputTokens)
    settle(before, { ...before, ...amounts, ...held, heldNanoUsd, calls, cached, outcome: spent.outcome })
  }

  /** Nobody knows what came of calls whose process has died: they count for what they may have used at most. */
  function closeLost(): void {
    for (const attempt of attempts.ofDeadOwners()) settle(attempt, { ...attempt, outcome: 'lost' })
  }

  return { open, close, closeLost, standing: totals.standing, addSavings: usage.addSavings, read: usage.read }
}

function openAttempts(database: Database, clock: Clock) {
  const owner = ownerOf(process.pid)
  const now = () => new Date(clock.now()).toISOString()
  const insert = database.prepare(INSERT)
  const select = database.prepare(`${SELECT} WHERE id = $id`)
  const selectOwners = database.prepare('SELECT DISTINCT owner FROM attempts WHERE outcome IS NULL')
  const selectOwned = database.prepare(`${SELECT} WHERE outcome IS NULL AND owner = $owner`)
  const update = database.prepare(CLOSE)
  return {
    insert: (attempt: Record<string, string | number | null>): string =>
      String(insert.run({ ...attempt, owner, now: now() }).lastInsertRowid),
    find(id: number): Attempt | undefined {
      const row = select.get({ id })
      return row && Attempt.parse(row)
    },
    update({ day: _day, caller: _caller, task: _task, model: _model, ...changed }: Attempt): void {
      update.run({ ...changed, now: now() })
    },
    ofDeadOwners: (): Attempt[] =>
      selectOwners
        .all()
        .map((row) => String(row['owner']))
        .filter((owner) => !isOwnerAlive(owner))
        .flatMap((owner) => selectOwned.all({ owner }))
        .map((row) => Attempt.parse(row)),
  }
}

type Amounts = { inputTokens: number; outputTokens: number; costUsd: number | null }

/** What was used or may be, in whole numbers, and what it holds of a budget. */
function amountsOf({ inputTokens, outputTokens, costUsd }: Amounts) {
  const input = wholeTokens(inputTokens)
  const output = wholeTokens(outputTokens)
  const nanoUsd = costUsd === null ? null : nanoDollars(costUsd)
  return { input, output, nanoUsd, held: { heldTokens: input + output, heldNanoUsd: nanoUsd ?? 0 } }
}

/** A sign of -1 takes it out again. */
function countedIn(attempt: Attempt, sign: 1 | -1): Counted {
  const { day, caller, task, model, outcome, calls, input, output, cached, nanoUsd } = attempt
  return {
    day,
    caller,
    task,
    model,
    calls: sign * calls,
    failed: sign * (outcome === 'ok' ? calls - 1 : calls),
    input: sign * input,
    output: sign * output,
    cached: sign * cached,
    nanoUsd: sign * (nanoUsd ?? 0),
    unpriced: nanoUsd === null ? sign : 0,
  }
}

/** What costs nothing fits under every ceiling, and what has no price under none. `needed` is in nano-dollars or tokens. */
function hasRoom({ ceiling: { unit, most }, spent, reserved }: Standing, needed: number | null): boolean {
  if (needed === null) return false
  const scale = unit === 'usd' ? 1e9 : 1
  return needed === 0 || Math.round((spent + reserved) * scale) + needed <= Math.round(most * scale)
}
