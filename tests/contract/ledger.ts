import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Clock } from '../../src/clock.ts'
import type { Ledger, Saving, Spending } from '../../src/storage/ports.ts'
import {
  all,
  ceiling,
  LAST_MONTH,
  mustOpen,
  spending,
  spent,
  TODAY,
  YESTERDAY,
} from '../support/ledger-entries.ts'
import { openVirtualClock } from '../support/virtual-clock.ts'

const saving: Saving = {
  caller: 'web',
  task: 'summary',
  model: 'gpt-4o-mini',
  tokens: 700,
  costUsd: 0.004,
}

/** What every ledger promises; `open` gives one in which nothing stands. */
export function describeLedger(name: string, open: (clock: Clock) => Promise<Ledger>): void {
  const openLedger = () => open(openVirtualClock())

  describe(`${name}: attempts`, () => {
    test('an attempt under way is reserved at the most that it may use, and is no usage yet', async () => {
      const ledger = await openLedger()
      await mustOpen(ledger)
      const ceilings = [ceiling(1), ceiling(9_999, { unit: 'tokens' })]
      expect(await ledger.standings(ceilings)).toEqual([
        { ceiling: ceilings[0], spent: 0, reserved: 0.01 },
        { ceiling: ceilings[1], spent: 0, reserved: 1_500 },
      ])
      expect(await ledger.read(all)).toEqual([])
    })

    test('an attempt that is over counts for what it has used, and holds nothing any more', async () => {
      const ledger = await openLedger()
      await ledger.close(await mustOpen(ledger), spent())
      const ceilings = [ceiling(1), ceiling(9_999, { unit: 'tokens' })]
      expect(await ledger.standings(ceilings)).toMatchObject([
        { spent: 0.004, reserved: 0 },
        { spent: 700, reserved: 0 },
      ])
      expect(await ledger.read(all)).toEqual([
        {
          day: TODAY,
          caller: 'web',
          task: 'summary',
          model: 'gpt-4o-mini',
          calls: 1,
          failed: 0,
          inputTokens: 600,
          outputTokens: 100,
          cachedInputTokens: 50,
          costUsd: 0.004,
          knownCostUsd: 0.004,
          hits: 0,
          savedTokens: 0,
          savedUsd: 0,
          knownSavedUsd: 0,
        },
      ])
    })

    test('is closed once', async () => {
      const ledger = await openLedger()
      const id = await mustOpen(ledger)
      await ledger.close(id, spent())
      await ledger.close(id, spent({ outcome: 'model_failed', costUsd: 5 }))
      expect(await ledger.read(all)).toMatchObject([{ calls: 1, failed: 0, costUsd: 0.004 }])
      expect(await ledger.standings([ceiling(1)])).toMatchObject([{ spent: 0.004, reserved: 0 }])
    })

    test('closing what was never opened changes nothing', async () => {
      const ledger = await openLedger()
      for (const id of ['1', '', 'x', '-1', '99999999999999999999']) await ledger.close(id, spent())
      expect(await ledger.read(all)).toEqual([])
      expect(await ledger.standings([ceiling(1)])).toMatchObject([{ spent: 0, reserved: 0 }])
    })

    test('every outcome but ok counts as failed, with what it has used all the same', async () => {
      const ledger = await openLedger()
      for (const outcome of ['ok', 'bad_answer', 'cancelled'])
        await ledger.close(await mustOpen(ledger), spent({ outcome }))
      expect(await ledger.read(all)).toMatchObject([
        { calls: 3, failed: 2, inputTokens: 1_800, outputTokens: 300, costUsd: 0.012 },
      ])
    })

    test('requests beside the last one of an attempt brought no answer', async () => {
      const ledger = await openLedger()
      await ledger.close(await mustOpen(ledger), spent({ calls: 3 }))
      await ledger.close(await mustOpen(ledger), spent({ calls: 2, outcome: 'model_failed' }))
      expect(await ledger.read(all)).toMatchObject([{ calls: 5, failed: 4 }])
    })

    test('a price that is not known makes the sum unknown, and leaves what is known', async () => {
      const ledger = await openLedger()
      const unpriced = spending({ most: { inputTokens: 1, outputTokens: 1, costUsd: null } })
      await ledger.close(await mustOpen(ledger, unpriced), spent({ costUsd: null }))
      await ledger.close(await mustOpen(ledger), spent())
      expect(await ledger.read(all)).toMatchObject([{ calls: 2, costUsd: null, knownCostUsd: 0.004 }])
    })

    test('a cost that did not become known counts under ceilings for the most that it may have been', async () => {
      const ledger = await openLedger()
      await ledger.close(await mustOpen(ledger), spent({ costUsd: null }))
      expect(await ledger.standings([ceiling(1)])).toMatchObject([{ spent: 0.01, reserved: 0 }])
    })

    test('sums of money are exact', async () => {
      const ledger = await openLedger()
      for (let index = 0; index < 100; index += 1)
        await ledger.close(await mustOpen(ledger), spent({ costUsd: 0.1 }))
      expect(await ledger.read(all)).toMatchObject([{ costUsd: 10 }])
    })

    test('parts of a nano-dollar are rounded up', async () => {
      const ledger = await openLedger()
      await ledger.close(await mustOpen(ledger), spent({ costUsd: 2.5e-9 }))
      expect(await ledger.read(all)).toMatchObject([{ costUsd: 3e-9 }])
    })

    test('numbers that no call can have are held to what one may, and break no sum', async () => {
      const ledger = await openLedger()
      const absurd = [Number.NaN, Infinity, -5, 1e300, 0.5]
      for (const number of absurd) {
        const used = { inputTokens: number, outputTokens: number, cachedInputTokens: number, costUsd: number }
        await ledger.close(await mustOpen(ledger, spending({ most: used })), spent(used))
      }
      const [row] = await ledger.read(all)
      expect(row).toMatchObject({ calls: 5, inputTokens: 2e9 + 1 })
      expect(await ledger.standings([ceiling(1)])).toMatchObject([{ spent: row?.costUsd, reserved: 0 }])
    })

    test('any text may be a task, a model or a reason', async () => {
      const ledger = await openLedger()
      const text = fc.string({ unit: 'grapheme', maxLength: 20 })
      const isKept = async (task: string, model: string, outcome: string) => {
        await ledger.close(await mustOpen(ledger, spending({ task, model })), spent({ outcome }))
        const rows = await ledger.read(all)
        expect(rows.some((row) => row.task === task && row.model === model)).toBe(true)
      }
      await fc.assert(fc.asyncProperty(text, text, text, isKept), { numRuns: 50 })
    })
  })

  describe(`${name}: savings and usage`, () => {
    test('what was saved stands beside what was spent, before it is written too', async () => {
      const ledger = await openLedger()
      await ledger.close(await mustOpen(ledger), spent())
      ledger.save(saving)
      ledger.save(saving)
      expect(await ledger.read(all)).toMatchObject([
        { calls: 1, costUsd: 0.004, hits: 2, savedTokens: 1_400, savedUsd: 0.008 },
      ])
      ledger.save(saving)
      expect(await ledger.read(all)).toMatchObject([{ hits: 3, savedTokens: 2_100, savedUsd: 0.012 }])
    })

    test('what was saved takes nothing from a budget', async () => {
      const ledger = await openLedger()
      ledger.save(saving)
      await ledger.read(all)
      expect(await ledger.standings([ceiling(1)])).toMatchObject([{ spent: 0, reserved: 0 }])
    })

    test('a saving without a price makes the sum unknown, and leaves what is known', async () => {
      const ledger = await openLedger()
      ledger.save(saving)
      ledger.save({ ...saving, costUsd: null })
      expect(await ledger.read(all)).toMatchObject([{ hits: 2, savedUsd: null, knownSavedUsd: 0.004 }])
    })

    test('savings count for the day on which they were made', async () => {
      const clock = openVirtualClock(Date.parse(`${YESTERDAY}T23:59:59.900Z`))
      const ledger = await open(clock)
      ledger.save(saving)
      await clock.advance(200)
      ledger.save(saving)
      const rows = await ledger.read(all)
      expect(rows.map(({ day, hits }) => ({ day, hits }))).toEqual([
        { day: YESTERDAY, hits: 1 },
        { day: TODAY, hits: 1 },
      ])
    })

    test('rows are told apart by day, caller, task and model, come in their order, and only from the days asked for', async () => {
      const ledger = await openLedger()
      const rows: Partial<Spending>[] = [
        { day: LAST_MONTH },
        { caller: 'mail' },
        { task: 'facts' },
        { model: 'gpt-5' },
        {},
        { day: YESTERDAY },
      ]
      for (const row of rows) await ledger.close(await mustOpen(ledger, spending(row)), spent())
      const read = await ledger.read({ from: YESTERDAY, to: TODAY })
      expect(read.map(({ day, caller, task, model }) => [day, caller, task, model])).toEqual([
        [YESTERDAY, 'web', 'summary', 'gpt-4o-mini'],
        [TODAY, 'mail', 'summary', 'gpt-4o-mini'],
        [TODAY, 'web', 'facts', 'gpt-4o-mini'],
        [TODAY, 'web', 'summary', 'gpt-4o-mini'],
        [TODAY, 'web', 'summary', 'gpt-5'],
      ])
    })
  })
}
