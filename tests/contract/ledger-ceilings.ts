import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Clock } from '../../src/clock.ts'
import type { Ledger } from '../../src/storage/ports.ts'
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

/** What every ledger promises of ceilings; `open` gives one in which nothing stands. */
export function describeCeilings(name: string, open: (clock: Clock) => Promise<Ledger>): void {
  const openLedger = () => open(openVirtualClock())

  describe(`${name}: ceilings`, () => {
    test('what just fits is let in, and what does not is refused, with how things stand', async () => {
      const ledger = await openLedger()
      const ceilings = [ceiling(0.025)]
      await ledger.close(await mustOpen(ledger, spending(), ceilings), spent({ costUsd: 0.005 }))
      await mustOpen(ledger, spending(), ceilings)
      await mustOpen(ledger, spending(), ceilings)
      const refused = { ceiling: ceilings[0], spent: 0.005, reserved: 0.02 }
      expect(await ledger.open(spending(), ceilings)).toEqual({ refused })
    })

    test('what is refused is not written', async () => {
      const ledger = await openLedger()
      await ledger.open(spending(), [ceiling(0.001)])
      expect(await ledger.standings([ceiling(0.001)])).toMatchObject([{ spent: 0, reserved: 0 }])
      expect(await ledger.read(all)).toEqual([])
    })

    test('the first ceiling that leaves no room is told', async () => {
      const ledger = await openLedger()
      const ceilings = [ceiling(1), ceiling(1_000, { unit: 'tokens' }), ceiling(0)]
      expect(await ledger.open(spending(), ceilings)).toEqual({
        refused: { ceiling: ceilings[1], spent: 0, reserved: 0 },
      })
    })

    test('what fits again after a call has used less than was reserved is let in again', async () => {
      const ledger = await openLedger()
      const ceilings = [ceiling(0.015)]
      const id = await mustOpen(ledger, spending(), ceilings)
      expect(await ledger.open(spending(), ceilings)).toMatchObject({ refused: { reserved: 0.01 } })
      await ledger.close(id, spent({ costUsd: 0.005 }))
      expect(await ledger.open(spending(), ceilings)).toHaveProperty('id')
    })

    test('a caller is held to what it has spent itself, and all together to what all have', async () => {
      const ledger = await openLedger()
      await mustOpen(ledger, spending({ caller: 'web' }))
      const own = (caller: string) => ceiling(0.015, { caller })
      expect(await ledger.open(spending(), [own('web')])).toHaveProperty('refused')
      expect(await ledger.open(spending({ caller: 'mail' }), [own('mail')])).toHaveProperty('id')
      expect(await ledger.open(spending({ caller: 'new' }), [ceiling(0.025)])).toHaveProperty('refused')
    })

    test('a day and a month count what was begun in them, and nothing before', async () => {
      const ledger = await openLedger()
      for (const day of [LAST_MONTH, YESTERDAY, TODAY])
        await ledger.close(await mustOpen(ledger, spending({ day })), spent())
      const periods = [TODAY, YESTERDAY, '2026-11', '2026-10', '2026-12', '2026-1']
      const standings = await ledger.standings(periods.map((period) => ceiling(1, { period })))
      expect(standings.slice(0, 5).map(({ spent }) => spent)).toEqual([0.004, 0.004, 0.008, 0.004, 0])
    })

    test('nothing without a price is let in under a ceiling in dollars, and anything under one in tokens', async () => {
      const ledger = await openLedger()
      const unpriced = spending({ most: { inputTokens: 10, outputTokens: 10, costUsd: null } })
      expect(await ledger.open(unpriced, [ceiling(1_000_000)])).toHaveProperty('refused')
      expect(await ledger.open(unpriced, [ceiling(20, { unit: 'tokens' })])).toHaveProperty('id')
    })

    test('what costs nothing is let in even where the dollars are used up', async () => {
      const ledger = await openLedger()
      await ledger.close(await mustOpen(ledger), spent({ costUsd: 3 }))
      const free = spending({ most: { inputTokens: 10, outputTokens: 10, costUsd: 0 } })
      expect(await ledger.open(free, [ceiling(2)])).toHaveProperty('id')
    })

    test('a thousand at once spend no more than there is, and all that there is', async () => {
      const ledger = await openLedger()
      const ceilings = [ceiling(0.5)]
      const opened = await Promise.all(Array.from({ length: 1_000 }, () => ledger.open(spending(), ceilings)))
      expect(opened.filter((one) => 'id' in one)).toHaveLength(50)
      expect(await ledger.standings(ceilings)).toMatchObject([{ spent: 0, reserved: 0.5 }])
    })

    test('whatever is opened and closed in whatever order, no ceiling is ever passed, and in the end exactly what was spent counts', async () => {
      const step = fc.record({
        caller: fc.constantFrom('web', 'mail'),
        most: fc.integer({ min: 0, max: 400 }),
        part: fc.double({ min: 0, max: 1, noNaN: true }),
        closes: fc.nat({ max: 3 }),
      })
      const cents = (amount: number) => amount / 100
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
          const ledger = await openLedger()
          const limits = (caller: string) => [
            ceiling(10, { period: '2026-11' }),
            ceiling(6, { caller }),
            ceiling(900, { caller, unit: 'tokens' }),
          ]
          const open: { id: string; most: number; part: number }[] = []
          const sum = { used: 0, calls: 0 }
          const closeNext = async () => {
            const next = open.shift()
            if (!next) return
            const used = Math.floor(next.most * next.part)
            sum.used += used
            sum.calls += 1
            await ledger.close(next.id, spent({ inputTokens: used, outputTokens: 0, costUsd: cents(used) }))
          }
          for (const { caller, most, part, closes } of steps) {
            const needed = { inputTokens: most, outputTokens: 0, costUsd: cents(most) }
            const before = await ledger.standings(limits(caller))
            const fits = before.every(({ ceiling: { unit, most: limit }, spent, reserved }) => {
              const scale = unit === 'usd' ? 100 : 1
              return most === 0 || Math.round((spent + reserved) * scale) + most <= limit * scale
            })
            const opened = await ledger.open(spending({ caller, most: needed }), limits(caller))
            expect('id' in opened).toBe(fits)
            if ('id' in opened) open.push({ id: opened.id, most, part })
            const after = await ledger.standings([...limits('web'), ...limits('mail')])
            for (const { ceiling, spent, reserved } of after)
              expect(spent + reserved).toBeLessThanOrEqual(ceiling.most + 1e-9)
            for (let index = 0; index < closes; index += 1) await closeNext()
          }
          while (open.length > 0) await closeNext()
          const [total] = await ledger.standings([ceiling(10)])
          expect(total).toMatchObject({ spent: cents(sum.used), reserved: 0 })
          const rows = await ledger.read(all)
          expect(rows.reduce((calls, row) => calls + row.calls, 0)).toBe(sum.calls)
        }),
        { numRuns: 30 },
      )
    })
  })
}
