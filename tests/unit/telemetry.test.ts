import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openMetrics } from '../../src/metrics.ts'
import { METRICS, type Metric } from '../../src/telemetry/names.ts'
import { asMetricData } from '../../src/telemetry/readings.ts'
import {
  beginSpan,
  errorType,
  inScope,
  NO_SPAN,
  scopeFields,
  spanned,
  type Span,
} from '../../src/telemetry/span.ts'
import { noTelemetry, openTelemetry } from '../../src/telemetry/telemetry.ts'
import { parseTraceParent } from '../../src/telemetry/trace-parent.ts'
import { CopydeskError } from '../../src/errors.ts'

const hex = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789abcdef'.split('')), minLength: length, maxLength: length })

describe('a traceparent', () => {
  const valid = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`

  test('is read as the trace, the span and whether it is sampled', () => {
    expect(parseTraceParent(valid)).toEqual({
      traceId: 'a'.repeat(32),
      spanId: 'b'.repeat(16),
      traceFlags: 1,
      isRemote: true,
    })
    expect(parseTraceParent(valid.replace(/01$/, '00'))).toMatchObject({ traceFlags: 0 })
  })

  test.each([
    ['absent', undefined],
    ['empty', ''],
    ['in capitals', valid.toUpperCase()],
    ['of version ff', valid.replace(/^00/, 'ff')],
    ['of version 00 with something behind it', `${valid}-more`],
    ['of a trace of zeros', valid.replaceAll('a', '0')],
    ['of a span of zeros', valid.replaceAll('b', '0')],
    ['one of two', `${valid},${valid}`],
    ['endless', `01${valid.slice(2)}-${'x'.repeat(100_000)}`],
  ])('that is %s is no trace', (_what, header) => {
    expect(parseTraceParent(header)).toBeUndefined()
  })

  test('of a later version may have more behind it', () => {
    expect(parseTraceParent(`01${valid.slice(2)}-more`)).toMatchObject({ traceId: 'a'.repeat(32) })
  })

  test('is never read as anything but a well-formed one, whatever the header', () => {
    const headers = fc.oneof(
      fc.string(),
      fc.tuple(hex(2), hex(32), hex(16), hex(2)).map((parts) => parts.join('-')),
    )
    fc.assert(
      fc.property(headers, (header) => {
        const read = parseTraceParent(header)
        if (!read) return
        expect(header).toContain(`${read.traceId}-${read.spanId}`)
        expect([0, 1]).toContain(read.traceFlags)
      }),
    )
  })
})

/** A span that remembers what it was told. */
function remembering(told: unknown[], name = 'request'): Span {
  return {
    traceId: 'f'.repeat(32),
    set: (attribute, value) => void told.push([name, attribute, value]),
    rename: () => undefined,
    fail: (type) => void told.push([name, 'failed', type]),
    begin: (part) => {
      told.push([name, 'began', part])
      return remembering(told, part)
    },
    end: () => void told.push([name, 'ended']),
  }
}

describe('spans', () => {
  test('outside of a request nothing is begun, and the work is done all the same', async () => {
    const span = beginSpan('part')
    expect(span).toBe(NO_SPAN)
    expect(await spanned(span, async (given) => given)).toBe(NO_SPAN)
    expect(scopeFields()).toEqual({})
  })

  test('inside of one they are parts of the one around them, and end when the work does', async () => {
    const told: unknown[] = []
    await inScope({ requestId: 'r1', span: remembering(told) }, () =>
      spanned(beginSpan('outer'), async () => {
        await Promise.resolve()
        beginSpan('inner').end()
      }),
    )
    expect(told).toEqual([
      ['request', 'began', 'outer'],
      ['outer', 'began', 'inner'],
      ['inner', 'ended'],
      ['outer', 'ended'],
    ])
  })

  test('work that fails is told by its code, ends its span, and the error is passed on', async () => {
    const told: unknown[] = []
    const error = new CopydeskError('model_busy', 'Busy.')
    const work = inScope({ requestId: 'r1', span: remembering(told) }, () =>
      spanned(beginSpan('part'), () => Promise.reject(error)),
    )
    await expect(work).rejects.toBe(error)
    expect(told.slice(1)).toEqual([
      ['part', 'failed', 'model_busy'],
      ['part', 'ended'],
    ])
  })

  test('an error is named by its code or its class, never by its message', () => {
    expect(errorType(new CopydeskError('timed_out', 'secret'))).toBe('timed_out')
    expect(errorType(new TypeError('secret'))).toBe('TypeError')
    expect(errorType(new DOMException('secret', 'AbortError'))).toBe('AbortError')
    expect(errorType('secret')).toBe('_OTHER')
  })

  test('requests at the same time each see their own id', async () => {
    const seen = await Promise.all(
      ['r1', 'r2'].map((requestId) =>
        inScope({ requestId, span: NO_SPAN }, async () => {
          await Promise.resolve()
          return scopeFields()
        }),
      ),
    )
    expect(seen).toEqual([{ requestId: 'r1' }, { requestId: 'r2' }])
  })
})

test('without settings telemetry is the one that does nothing', async () => {
  const telemetry = await openTelemetry(undefined, () => undefined)
  expect(telemetry).toBe(noTelemetry)
  expect(telemetry.receive('GET', undefined)).toBe(NO_SPAN)
})

describe('measurements on their way to a collector', () => {
  const span: Parameters<typeof asMetricData>[1] = { startTime: [0, 0], endTime: [1, 0] }

  test('a histogram has in its buckets, together, what was measured, and every value in the right one', async () => {
    const seconds = fc.array(fc.double({ min: 0, max: 500, noNaN: true }), { minLength: 1, maxLength: 30 })
    await fc.assert(
      fc.asyncProperty(seconds, async (values) => {
        const metrics = openMetrics()
        for (const value of values) metrics.countRequest('/v1/facts', 200, value)
        const sent = asMetricData(await metrics.read(), span)
        const [point] =
          sent.find(({ descriptor }) => descriptor.name === METRICS.requests.otel)?.dataPoints ?? []
        const bounds = [...METRICS.requests.buckets]
        const counts = [...bounds, Infinity].map(
          (bound, index) => values.filter((v) => v <= bound && v > (bounds[index - 1] ?? -1)).length,
        )
        expect(point?.value).toEqual({
          buckets: { boundaries: bounds, counts },
          sum: expect.closeTo(
            values.reduce((sum, value) => sum + value, 0),
            5,
          ),
          count: values.length,
        })
        expect(point?.attributes).toEqual({ route: '/v1/facts', status: '200' })
      }),
      { numRuns: 20 },
    )
  })

  test('those of the process itself, which have no name in the table, are left out', async () => {
    const names = asMetricData(await openMetrics().read(), span).map(({ descriptor }) => descriptor.name)
    const known = new Set(Object.values<Metric>(METRICS).map(({ otel }) => otel))
    expect(names.filter((name) => !known.has(name))).toEqual([])
    expect(names).toContain('copydesk.damaged_results')
  })
})
