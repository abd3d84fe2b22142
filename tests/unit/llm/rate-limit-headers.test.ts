import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { heardIn } from '../../../src/llm/rate-limit-headers.ts'
import type { Told } from '../../../src/storage/ports.ts'

const now = Date.parse('2026-11-24T12:00:00Z')
const heard = (headers: Record<string, string>) => heardIn(new Headers(headers), now)

/** Headers of OpenAI's spelling, of requests, and what else is said. */
const requests = (limit: string, left: string, reset: string) => ({
  'x-ratelimit-limit-requests': limit,
  'x-ratelimit-remaining-requests': left,
  'x-ratelimit-reset-requests': reset,
})

describe('what a provider says of its limits', () => {
  test.each<[string, Record<string, string>, Told]>([
    [
      'OpenAI',
      {
        ...requests('500', '499', '120ms'),
        'x-ratelimit-limit-tokens': '200000',
        'x-ratelimit-remaining-tokens': '149984',
        'x-ratelimit-reset-tokens': '6m0s',
      },
      {
        requests: { limit: 500, left: 499, fullInMs: 120 },
        tokens: { limit: 200_000, left: 149_984, fullInMs: 360_000 },
      },
    ],
    [
      'Anthropic',
      {
        'anthropic-ratelimit-requests-limit': '50',
        'anthropic-ratelimit-requests-remaining': '49',
        'anthropic-ratelimit-requests-reset': '2026-11-24T12:00:01Z',
        'anthropic-ratelimit-tokens-limit': '48000',
        'anthropic-ratelimit-tokens-remaining': '47000',
        'anthropic-ratelimit-tokens-reset': '2026-11-24T12:00:02+00:00',
        'anthropic-ratelimit-input-tokens-limit': '40000',
        'anthropic-ratelimit-input-tokens-remaining': '39000',
        'anthropic-ratelimit-input-tokens-reset': '2026-11-24T12:00:01.5Z',
        'anthropic-ratelimit-output-tokens-limit': '8000',
        'anthropic-ratelimit-output-tokens-remaining': '8000',
        'anthropic-ratelimit-output-tokens-reset': '2026-11-24T12:00:00Z',
      },
      {
        requests: { limit: 50, left: 49, fullInMs: 1_000 },
        tokens: { limit: 48_000, left: 47_000, fullInMs: 2_000 },
        'input-tokens': { limit: 40_000, left: 39_000, fullInMs: 1_500 },
        'output-tokens': { limit: 8_000, left: 8_000 },
      },
    ],
    [
      'Mistral',
      {
        'x-ratelimit-limit-req-minute': '720',
        'x-ratelimit-remaining-req-minute': '717',
        'x-ratelimit-limit-tokens-minute': '5000000',
        'x-ratelimit-remaining-tokens-minute': '4999911',
        'x-ratelimit-tokens-query-cost': '52',
      },
      { requests: { limit: 720, left: 717 }, tokens: { limit: 5_000_000, left: 4_999_911 } },
    ],
    [
      'Mistral, in its older spelling',
      {
        'ratelimitbysize-limit': '500000',
        'ratelimitbysize-remaining': '499932',
        'ratelimitbysize-reset': '34',
      },
      { tokens: { limit: 500_000, left: 499_932, fullInMs: 34_000 } },
    ],
    [
      'Cerebras',
      {
        'x-ratelimit-limit-requests-day': '1000000',
        'x-ratelimit-remaining-requests-day': '999997',
        'x-ratelimit-limit-tokens-minute': '60000',
        'x-ratelimit-remaining-tokens-minute': '59100',
        'x-ratelimit-reset-tokens-minute': '11.382',
      },
      { tokens: { limit: 60_000, left: 59_100, fullInMs: 11_382 } },
    ],
    [
      'Azure',
      {
        'x-ratelimit-remaining-requests': '57',
        'x-ratelimit-remaining-tokens': '9000',
        'x-ratelimit-reset-tokens': '10',
      },
      { requests: { left: 57 }, tokens: { left: 9_000, fullInMs: 10_000 } },
    ],
    ['nobody', {}, {}],
  ])('is read as %s says it', (_name, headers, told) => {
    expect(heard(headers)).toEqual(told)
  })

  test.each([
    ['6m0s', 360_000],
    ['120ms', 120],
    ['1h2m3s', 3_723_000],
    ['1.5s', 1_500],
    ['8.64s', 8_640],
    ['2m59.56s', 179_560],
    ['24h0m0s', 86_400_000],
    ['17', 17_000],
    ['48h', 172_800_000],
    ['2026-11-24T12:00:03Z', 3_000],
  ])('has its reset in %s', (reset, fullInMs) => {
    expect(heard(requests('60', '0', reset)).requests?.fullInMs).toBeCloseTo(fullInMs, 6)
  })

  test('is the scarcer where a project has a limit of its own', () => {
    const project = (left: string) => ({
      'x-ratelimit-limit-tokens': '1000',
      'x-ratelimit-remaining-tokens': '900',
      'x-ratelimit-limit-project-tokens': '500',
      'x-ratelimit-remaining-project-tokens': left,
    })
    expect(heard(project('50'))).toEqual({ tokens: { limit: 500, left: 50 } })
    expect(heard(project('-1'))).toEqual({ tokens: { limit: 1_000, left: 900 } })
  })
})

describe('what is absurd is not believed', () => {
  test.each([
    ['nothing is said to be left', { 'x-ratelimit-limit-requests': '60' }],
    ['less than nothing is left', requests('60', '-1', '1s')],
    ['more is left than there is', requests('60', '61', '1s')],
    ['there is less than nothing', requests('-1', '5', '1s')],
    ['there is nothing', requests('0', '0', '0')],
    ['there is more than anybody has', requests('1000000000001', '5', '1s')],
    ['more is left than anybody has', { 'x-ratelimit-remaining-requests': '1000000000001' }],
    ['what is left is no number', requests('60', 'NaN', '1s')],
    ['what there is is no number', requests('Infinity', '5', '1s')],
    ['what is left is a power', requests('60', '1e1', '1s')],
    ['it is told twice', requests('60', '59, 58', '1s')],
  ])('where %s', (_name, headers) => {
    expect(heard(headers)).toEqual({})
  })

  test.each([
    '0',
    '-1s',
    'soon',
    '49h',
    '172801',
    '1.2.3s',
    '5 parsecs',
    '1790000000',
    '2026-11-24T11:59:59Z',
    '2026-11-27T12:00:00Z',
    '2026-99-99T99:99:99Z',
    '2026-11-24',
    '-5',
  ])('in a reset of %s; the rest is', (reset) => {
    expect(heard(requests('60', '59', reset))).toEqual({ requests: { limit: 60, left: 59 } })
  })

  const names = ['limit', 'remaining', 'reset'].flatMap((part) => [
    `x-ratelimit-${part}-requests`,
    `x-ratelimit-${part}-tokens`,
    `x-ratelimit-${part}-project-tokens`,
    `x-ratelimit-${part}-req-minute`,
    `x-ratelimit-${part}-tokens-minute`,
    `anthropic-ratelimit-requests-${part}`,
    `anthropic-ratelimit-tokens-${part}`,
    `anthropic-ratelimit-input-tokens-${part}`,
    `ratelimitbysize-${part}`,
  ])
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.integer().map(String),
    fc.double().map(String),
    fc.stringMatching(/^[0-9.\-+eEmshd :,GMTZonNa]{0,30}$/),
    fc.tuple(fc.nat(), fc.constantFrom('ms', 's', 'm', 'h', 'd')).map(([amount, unit]) => `${amount}${unit}`),
  )

  test('in any text whatever: what is told is finite and sane, and nothing is thrown', () => {
    const headers = fc.dictionary(fc.constantFrom(...names), text, { maxKeys: names.length })
    fc.assert(
      fc.property(headers, fc.constantFrom(now, 0), (told, now) => {
        for (const { limit, left, fullInMs } of Object.values(
          heardIn({ get: (name) => told[name] ?? null }, now),
        )) {
          expect(left).toBeGreaterThanOrEqual(0)
          expect(left).toBeLessThanOrEqual(limit ?? 1e12)
          expect(limit ?? 1).toBeGreaterThan(0)
          expect(limit ?? 1).toBeLessThanOrEqual(1e12)
          expect(fullInMs ?? 1).toBeGreaterThan(0)
          expect(fullInMs ?? 1).toBeLessThanOrEqual(172_800_000)
        }
      }),
    )
  })

  test.each(['9'.repeat(1_000_000), '1s'.repeat(500_000), '1 '.repeat(500_000), 'x'.repeat(1_000_000)])(
    'in a header of a megabyte, and it takes no time that grows faster than that',
    (reset) => {
      expect(heardIn({ get: (name) => (name.includes('reset') ? reset : '5') }, now).requests?.left).toBe(5)
    },
  )
})
