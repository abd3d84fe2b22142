import { describe, expect, test } from 'vitest'
import { digest } from '../../src/digest.ts'
import type { Held, Leads, Turn } from '../../src/storage/ports.ts'
import type { VirtualClock } from '../support/virtual-clock.ts'

/** Two processes at one place, both alive. */
export type Pair = { one: Leads; other: Leads; clock: VirtualClock }

const key = digest('a question')
const failure = { code: 'model_busy' as const, message: 'Too much to do.', retryAfterSeconds: 7 }

export function leadIn(turn: Turn | undefined): Extract<Turn, { kind: 'lead' }> {
  if (turn?.kind !== 'lead') throw new Error(`No lead, but ${JSON.stringify(turn)}`)
  return turn
}

export function heldIn(turn: Turn | undefined): Held {
  if (turn?.kind !== 'held') throw new Error(`Not held, but ${JSON.stringify(turn)}`)
  return turn.held
}

/** A leader is told the time by the clock, but writes it down in its own. */
export async function passSecond(clock: VirtualClock): Promise<void> {
  const waits = clock.waits.length
  await clock.advance(1_000)
  await expect.poll(() => clock.waits.length, { interval: 1 }).toBeGreaterThan(waits)
}

/** What every place for leads promises; `open` gives an empty one. */
export function describeLeads(name: string, open: () => Promise<Pair>): void {
  describe(`${name}: who leads`, () => {
    test('one of many who ask at the same time has the lead, and the others are told who has it', async () => {
      const { one, other } = await open()
      const turns = await Promise.all(
        Array.from({ length: 40 }, (_, index) => (index % 2 === 0 ? one : other).take(key)),
      )
      expect(turns.filter((turn) => turn?.kind === 'lead')).toHaveLength(1)
      expect(new Set(turns.flatMap((turn) => (turn?.kind === 'held' ? turn.held.token : []))).size).toBe(1)
      expect(turns.filter((turn) => turn?.kind === 'held')).toHaveLength(39)
    })

    test('leads of different keys have nothing to do with each other', async () => {
      const { one, other } = await open()
      leadIn(await one.take(key))
      leadIn(await other.take(digest('another question')))
      expect((await other.take(key))?.kind).toBe('held')
    })

    test('what was released is free for the next, who is another leader', async () => {
      const { one, other } = await open()
      const first = leadIn(await one.take(key))
      const waited = heldIn(await other.take(key))
      await first.release()
      leadIn(await other.take(key, waited))
      expect(heldIn(await one.take(key)).token).not.toBe(waited.token)
    })

    test('a leader that lives keeps the lead, however long it takes', async () => {
      const { one, other, clock } = await open()
      leadIn(await one.take(key))
      let held = heldIn(await other.take(key))
      const { token } = held
      for (let second = 0; second < 40; second += 1) {
        await passSecond(clock)
        held = heldIn(await other.take(key, held))
      }
      expect(held.token).toBe(token)
    })
  })

  describe(`${name}: a failure`, () => {
    test('is told to all who waited for that lead, and to no newcomer', async () => {
      const { one, other } = await open()
      const lead = leadIn(await one.take(key))
      const waited = heldIn(await other.take(key))
      await lead.release(failure)
      expect(await other.take(key, waited)).toEqual({ kind: 'failed', failure })
      expect(await one.take(key, waited)).toEqual({ kind: 'failed', failure })
      leadIn(await other.take(key))
    })

    test('is told also when the next one leads already, and only of the lead that was waited for', async () => {
      const { one, other } = await open()
      const first = leadIn(await one.take(key))
      const waited = heldIn(await other.take(key))
      await first.release(failure)
      const second = leadIn(await one.take(key))
      const waitedAgain = heldIn(await other.take(key))
      expect(await other.take(key, waited)).toEqual({ kind: 'failed', failure })
      await second.release()
      leadIn(await other.take(key, waitedAgain))
    })
  })
}
