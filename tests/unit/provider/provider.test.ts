import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { seeded } from '../../support/provider/random.ts'
import { openProvider, type Admission, type Ticket } from '../../support/provider/provider.ts'
import type { GivenTerms } from '../../support/provider/terms.ts'

/** A job that books so many tokens, half of them for its prompt. */
const job = (tokens: number, number = 0) => ({
  job: `job-${number}`,
  chars: tokens * 2,
  promptTokens: tokens / 2,
  outputTokens: tokens / 2,
  maxTokens: tokens / 2,
})

const isAdmitted = (admission: Admission) => 'ticket' in admission

function ticketOf(admission: Admission): Ticket {
  if ('ticket' in admission) return admission.ticket
  throw new Error(admission.refused.error.message)
}

describe('limits', () => {
  test.each([
    [10_000, 8_554, 3_082, 9_816],
    [30_000, 14_567, 24_754, 18_642],
    [30_000, 29_937, 385, 644],
    [30_000, 18_928, 11_159, 174],
    [30_000, 28_039, 3_906, 3_890],
  ])(
    'with %i tokens a minute, %i used and %i asked for, the wait is what OpenAI printed in public: %i ms',
    (limit, used, requested, waitMs) => {
      const provider = openProvider({
        perMinute: { tokens: limit },
        fill: (limit - used) / limit,
        sizing: 'tokens',
      })
      const asked = { job: 'x', chars: 0, promptTokens: requested, outputTokens: 1, maxTokens: 0 }
      expect(provider.admit(asked, 0)).toMatchObject({
        refused: { status: 429, error: { type: 'tokens', code: 'rate_limit_exceeded' } },
        headers: { 'retry-after-ms': String(waitMs) },
      })
    },
  )

  test.each<[string, GivenTerms, number]>([
    ['refilled buckets of a minute', {}, 1],
    ['refilled buckets of ten seconds', { windowSeconds: 10 }, 1],
    ['requests by the second', { requestWindowSeconds: 1 }, 1],
    ['fixed windows, which may be used at the end of one and the start of the next', { window: 'reset' }, 2],
  ])('never more is let in than was there and has come since: %s', (_, given, windows) => {
    const arrival = fc.tuple(fc.nat({ max: 200 }), fc.integer({ min: 50, max: 1_500 }))
    const arrivals = fc.array(arrival, { minLength: 300, maxLength: 600 })
    fc.assert(
      fc.property(arrivals, (arrivals) => {
        const provider = openProvider({ perMinute: { requests: 600, tokens: 100_000 }, ...given })
        const { tokens, requests } = provider.buckets
        let now = 0
        for (const [index, [pauseMs, size]] of arrivals.entries()) {
          now += pauseMs
          provider.admit(job(2 * size, index), now)
          const { bookedTokens, admitted } = provider.tally
          expect(bookedTokens).toBeLessThanOrEqual(
            windows * tokens!.capacity() + (100_000 * now) / 60_000 + 1e-3,
          )
          expect(admitted).toBeLessThanOrEqual(windows * requests!.capacity() + (600 * now) / 60_000 + 1e-3)
        }
        expect(provider.tally.throttled + provider.tally.admitted).toBe(arrivals.length)
      }),
      { numRuns: 20 },
    )
  })

  test('what is refused with a wait is let in after it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 15_000 }), (half) => {
        const provider = openProvider({ perMinute: { tokens: 30_000 } })
        expect(isAdmitted(provider.admit(job(30_000, 1), 0))).toBe(true)
        const { headers } = provider.admit(job(2 * half, 2), 0)
        expect(isAdmitted(provider.admit(job(2 * half, 3), Number(headers['retry-after-ms'])))).toBe(true)
      }),
    )
  })

  test('refused requests use up requests, so whoever hammers starves', () => {
    const provider = openProvider({ perMinute: { requests: 60 } })
    for (let number = 0; number < 60; number += 1) provider.admit(job(10, number), 0)
    for (let now = 0; now < 60_000; now += 100) provider.admit(job(10, now), now)
    expect(provider.tally).toMatchObject({ admitted: 60, throttled: 600, throttledBy: { requests: 600 } })
  })

  test('what is larger than a whole bucket is refused without a wait', () => {
    const admission = openProvider({ perMinute: { tokens: 30_000 } }).admit(job(60_000), 0)
    expect(admission).toMatchObject({ refused: { error: { message: /^Request too large/ } } })
    expect(admission.headers).not.toHaveProperty('retry-after')
  })

  test('headers are those of OpenAI, just after the request was let in', () => {
    const provider = openProvider({ perMinute: { requests: 500, tokens: 200_000 } })
    expect(provider.admit(job(150), 0).headers).toEqual({
      'x-ratelimit-limit-requests': '500',
      'x-ratelimit-remaining-requests': '499',
      'x-ratelimit-reset-requests': '120ms',
      'x-ratelimit-limit-tokens': '200000',
      'x-ratelimit-remaining-tokens': '199850',
      'x-ratelimit-reset-tokens': '45ms',
    })
  })
})

test('headers in the manner of Anthropic count apart what is read and written, and name dates', () => {
  const perMinute = { requests: 60, 'input-tokens': 6_000, 'output-tokens': 1_200 }
  const terms: GivenTerms = { perMinute, headers: 'anthropic', window: 'reset' }
  const epochMs = Date.parse('2026-11-24T12:00:30Z')
  expect(openProvider(terms, { epochMs }).admit(job(200), 15_000).headers).toMatchObject({
    'anthropic-ratelimit-requests-remaining': '59',
    'anthropic-ratelimit-input-tokens-limit': '6000',
    'anthropic-ratelimit-input-tokens-remaining': '5900',
    'anthropic-ratelimit-output-tokens-remaining': '1100',
    'anthropic-ratelimit-output-tokens-reset': '2026-11-24T12:01:30.000Z',
  })
})

describe('bookings', () => {
  const asked = { job: 'x', chars: 4_000, promptTokens: 900, outputTokens: 50, maxTokens: 300 }

  test.each<[GivenTerms, number]>([
    [{}, 1_300],
    [{ booking: 'larger' }, 1_000],
    [{ sizing: 'tokens' }, 1_200],
  ])('%j: a prompt of 4,000 characters and a cap of 300 tokens book %i', (given, tokens) => {
    expect(openProvider({ perMinute: { tokens: 1e6 }, ...given }).bookingOf(asked).tokens).toBe(tokens)
  })

  test('what was booked too much comes back at the end, once', () => {
    const provider = openProvider({ perMinute: { tokens: 60_000 }, refunds: true, failedShare: 0 })
    const ticket = ticketOf(provider.admit(asked, 0))
    void provider.start(ticket)
    provider.end(ticket, 0, 'completed')
    provider.end(ticket, 0, 'left')
    expect(provider.buckets.tokens?.level()).toBe(60_000 - 1_000 - 50)
    expect(provider.tally).toMatchObject({ completed: 1, left: 0 })
  })
})

test('whoever waits for a slot gets it in the order of coming, and who leaves is passed over', async () => {
  const provider = openProvider({ concurrency: 1, crowded: 'queue' })
  const tickets = [0, 1, 2, 3].map((number) => ticketOf(provider.admit(job(10, number), 0)))
  const order: string[] = []
  const turns = tickets.map(async (ticket) => {
    await provider.start(ticket)
    order.push(ticket.asked.job)
  })
  provider.end(tickets[1]!, 1, 'left')
  for (const index of [0, 2, 3]) {
    await turns[index]
    provider.end(tickets[index]!, 2, 'completed')
  }
  expect(order).toEqual(['job-0', 'job-2', 'job-3'])
  expect(provider.slots.mostRunning()).toBe(1)
})

test('an attempt has the same fate whoever asks, and the next one another', () => {
  const [one, other] = [openProvider({}, { seed: 7 }), openProvider({ concurrency: 3 }, { seed: 7 })]
  expect(one.outcomeOf(job(100), 0)).toEqual(other.outcomeOf(job(100), 0))
  expect(one.outcomeOf(job(100), 0)).not.toEqual(one.outcomeOf(job(100), 1))
})

test('chance is the same on every machine', () => {
  const random = seeded(1, 'attempt', 'a-0', 0)
  expect(random.next()).toBe(0.1902991512324661)
  expect(random.lognormal(550, 0.33)).toBeCloseTo(735.9464234808123, 8)
  expect(random.exponential(10)).toBeCloseTo(9.541086417771712, 8)
  expect(random.pareto(3, 1.5)).toBeCloseTo(3.868094047525972, 8)
  expect(random.uniform(2, 6)).toBe(2.311313571408391)
  expect(random.pick({ a: 1, b: 2 })).toBe('a')
})
