import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { retryAfterSeconds } from '../../../src/llm/retry-after.ts'

const now = Date.parse('2026-11-23T12:00:00Z')
const read = (headers: Record<string, string>) => retryAfterSeconds({ headers: new Headers(headers) }, now)
const usedUp = (limit: string, reset: string) => ({
  [`x-ratelimit-remaining-${limit}`]: '0',
  [`x-ratelimit-reset-${limit}`]: reset,
})

describe('the wait a server asks for', () => {
  test.each([
    [{ 'retry-after-ms': '1500' }, 1.5],
    [{ 'retry-after-ms': '0' }, 0],
    [{ 'retry-after': '20' }, 20],
    [{ 'retry-after': '0.5' }, 0.5],
    [{ 'retry-after': '86400' }, 86_400],
    [{ 'retry-after': 'Mon, 23 Nov 2026 12:01:30 GMT' }, 90],
    [{ 'retry-after': 'Monday, 23-Nov-26 12:01:30 GMT' }, 90],
    [usedUp('requests', '6m0s'), 360],
    [usedUp('requests', '120ms'), 0.12],
    [usedUp('tokens', '8.64s'), 8.64],
    [usedUp('tokens', '1h2m3s'), 3_723],
    [usedUp('tokens', '17'), 17],
    [{ 'retry-after': '1m30s' }, 90],
    [{ 'retry-after': '2026-11-23T12:00:20Z' }, 20],
    [
      {
        'anthropic-ratelimit-output-tokens-remaining': '0',
        'anthropic-ratelimit-output-tokens-reset': '2026-11-23T12:00:45Z',
      },
      45,
    ],
  ])('%j is %d seconds', (headers, seconds) => {
    expect(read(headers)).toBeCloseTo(seconds, 9)
  })

  test('is taken from the most exact header', () => {
    const all = { 'retry-after-ms': '250', 'retry-after': '1', ...usedUp('tokens', '9s') }
    expect(read(all)).toBe(0.25)
    expect(read({ ...all, 'retry-after-ms': 'soon' })).toBe(1)
    expect(read({ ...all, 'retry-after-ms': '-1', 'retry-after': '-1' })).toBe(9)
  })

  test('is that of the limit that is used up, and the longer one when both are', () => {
    const tokens = { 'x-ratelimit-remaining-tokens': '149984', 'x-ratelimit-reset-tokens': '6m0s' }
    expect(read({ ...tokens, ...usedUp('requests', '1s') })).toBe(1)
    expect(read({ ...usedUp('tokens', '40s'), ...usedUp('requests', '1s') })).toBe(40)
  })
})

describe('the wait a body asks for', () => {
  const inBody = (body: unknown) => retryAfterSeconds({ headers: new Headers(), body }, now)
  const words = (message: string) => ({ error: { message } })
  const google = { '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '34.5s' }

  test.each<[unknown, number]>([
    [words('Limit 10000, Used 8554, Requested 3082. Please try again in 9.816s. Visit https://x.y'), 9.816],
    [words('Please try again in 6m0s.'), 360],
    [words('Please try again in 120ms.'), 0.12],
    [words('Please try again in 1.5s, or later'), 1.5],
    [words('Please try again in 1h2m3s'), 3_723],
    [words('Please retry after 14 seconds.'), 14],
    [words('Try again in 1 minute 30 seconds!'), 90],
    [words('Please retry in 34.074824224s.'), 34.074824224],
    [{ error: { details: [{ '@type': 'other' }, google], message: 'Please retry in 99s.' } }, 34.5],
    [[{ error: { details: [google] } }], 34.5],
    [{ error: { retry_after: 12 } }, 12],
    [{ error: { retry_after_ms: 250, retry_after: 1 } }, 0.25],
    [{ error: { message: 'no' }, retry_after: '7' }, 7],
    [{ error: 'Too many requests', retry_after: 8 }, 8],
    [{ error: 'Please try again in 20s' }, 20],
    [{ object: 'error', message: 'Please try again in 20s' }, 20],
    ['Too many requests: try again in 20s', 20],
  ])('%j is %d seconds', (body, seconds) => {
    expect(inBody(body)).toBeCloseTo(seconds, 9)
  })

  test('counts less than that of a header, and more than a reset', () => {
    const body = words('Please try again in 3s.')
    const withHeaders = (headers: Record<string, string>) =>
      retryAfterSeconds({ headers: new Headers(headers), body }, now)
    expect(withHeaders({ 'retry-after': '2' })).toBe(2)
    expect(withHeaders(usedUp('tokens', '9s'))).toBe(3)
  })

  test.each([
    words('Please try again in a while.'),
    words('Please try again in 5 parsecs.'),
    words('Please try again in 1.2.3s.'),
    words('Please try again in 2 days.'),
    words(`${'x'.repeat(1_000)} try again in 5s`),
    { error: { retry_after: -1 } },
    { error: { retry_after: 1e300 } },
    { error: { retry_after: { seconds: 3 } } },
    { error: { details: 'none' } },
    { error: { details: [null, 3, { retryDelay: 3 }] } },
    { error: null },
    [],
    null,
    17,
    undefined,
  ])('is unknown from %j', (body) => {
    expect(inBody(body)).toBeUndefined()
  })

  test('is undefined or from 0 to a day, whatever is there', () => {
    const seconds = fc.oneof(fc.double(), fc.string(), fc.jsonValue())
    const error = fc.record({ retry_after: seconds, retry_after_ms: seconds, message: fc.string() })
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), error, fc.record({ error })), (body) => {
        const wait = inBody(body)
        expect(wait === undefined || (wait >= 0 && wait <= 86_400)).toBe(true)
      }),
    )
  })
})

describe('no wait is known', () => {
  test.each([
    {},
    { 'retry-after': '' },
    { 'retry-after': '-5' },
    { 'retry-after': 'NaN' },
    { 'retry-after': 'Infinity' },
    { 'retry-after': '1e3' },
    { 'retry-after': '86401' },
    { 'retry-after-ms': '86400001' },
    { 'retry-after': 'tomorrow' },
    { 'retry-after': '2026-11-23' },
    { 'retry-after': 'Mon, 23 Nov 2026 11:59:59 GMT' },
    { 'retry-after': 'Mon, 99 Nov 2026 99:99:99 GMT' },
    { 'retry-after': 'Tue, 23 Nov 2027 12:00:00 GMT' },
    { 'x-ratelimit-reset-requests': '20s' },
    { ...usedUp('requests', 'later') },
    { ...usedUp('requests', '1.2.3s') },
    { ...usedUp('requests', '-20s') },
    { ...usedUp('tokens', '2d') },
    { 'x-ratelimit-remaining-requests': '-1', 'x-ratelimit-reset-requests': '0' },
    { 'x-ratelimit-remaining-requests': '0' },
  ])('from %j, and it is undefined, not 0', (headers) => {
    expect(read(headers)).toBeUndefined()
  })

  test('from anything else: the result is undefined or from 0 to a day', () => {
    const value = fc.stringMatching(/^[0-9.\-+eEmshd :,GMTonNa]{0,30}$/)
    fc.assert(
      fc.property(value, value, (a, b) => {
        const seconds = read({ 'retry-after-ms': a, 'retry-after': b, ...usedUp('tokens', a) })
        expect(seconds === undefined || (seconds >= 0 && seconds <= 86_400)).toBe(true)
      }),
    )
  })
})
