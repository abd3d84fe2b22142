import fc from 'fast-check'
import { expect, test } from 'vitest'
import { KEYS, masked, openEchoDesk, PLAIN, printRequest, type Sent } from '../support/echo-desk.ts'

/** What may be different from the plain request: headers, which may also be missing, and everything else. */
const HEADERS: Record<string, (string | undefined)[]> = {
  'X-Api-Key': [KEYS.sport, 'nobody', undefined],
  Authorization: [`Bearer ${KEYS.sport}`, `bearer ${KEYS.news}`, 'Bearer', 'Basic x'],
  'Content-Type': ['application/json; charset=utf-8', 'text/plain', undefined],
  Accept: ['*/*', 'text/plain', 'text/html', 'text/markdown', 'image/png'],
  'Cache-Control': ['no-cache', ''],
  'Content-Encoding': ['identity', 'gzip'],
  'If-None-Match': ['*', 'W/"x"'],
  'X-Request-Id': ['mine', 'not mine'],
  Prefer: ['respond-async'],
}
const OTHERS: Sent[] = [
  ...['PUT', 'GET', 'HEAD'].map((method) => ({ method })),
  ...['?', '?loud=1', '/'].map((end) => ({ target: `/v1/echoes${end}` })),
  ...['/V1/echoes', '//v1/echoes', 'http://desk/v1/echoes'].map((target) => ({ target })),
  ...['{"text":"b"}', '{"text":"a"} ', '{"text":1}', '', 'x'.repeat(1_001)].map((body) => ({ body })),
  { isChunked: true },
]

const headerChange = fc
  .constantFrom(...Object.keys(HEADERS))
  .chain((name) => fc.record({ name: fc.constant(name), value: fc.constantFrom(...(HEADERS[name] ?? [])) }))

const requests = fc
  .record({
    headers: fc.array(headerChange, { maxLength: 2 }),
    others: fc.array(fc.constantFrom(...OTHERS), { maxLength: 1 }),
  })
  .map(({ headers, others }): Sent => {
    const all: Record<string, string | undefined> = { ...PLAIN }
    for (const { name, value } of headers) all[name] = value
    const sent = Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined)
    return Object.assign({ headers: Object.fromEntries(sent), body: '{"text":"a"}' }, ...others)
  })

test(
  'whatever comes in whatever order is answered as by a desk that prepares no replies',
  { timeout: 60_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(requests, { minLength: 20, maxLength: 40 }), async (sent) => {
        await using quick = await openEchoDesk({ requestsPerMinute: 25 })
        await using slow = await openEchoDesk({ isQuick: false, requestsPerMinute: 25 })
        for (const request of sent) {
          const bytes = printRequest(request)
          expect(masked(await quick.send(bytes))).toBe(masked(await slow.send(bytes)))
        }
        expect(quick.asked.length + quick.repeated.length).toBe(slow.asked.length)
      }),
      { numRuns: 30 },
    )
  },
)
