import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openEvents } from '../../../src/llm/server-sent-events.ts'

function eventsIn(...pieces: string[]) {
  const events = openEvents()
  return [...pieces.flatMap((piece) => events.take(piece)), ...events.end()]
}

describe('server-sent events', () => {
  test.each<[string, string, { name: string; data: string }[]]>([
    ['one', 'data: a\n\n', [{ name: '', data: 'a' }]],
    ['one with a name', 'event: error\ndata: a\n\n', [{ name: 'error', data: 'a' }]],
    ['one of several lines', 'data: a\ndata: b\n\n', [{ name: '', data: 'a\nb' }]],
    ['one whose data holds colons and blanks', 'data:  a: b \n\n', [{ name: '', data: ' a: b ' }]],
    ['one without a blank', 'data:a\n\n', [{ name: '', data: 'a' }]],
    ['one that is not closed', 'data: a', [{ name: '', data: 'a' }]],
    ['a name that is not kept for the next', 'event: x\n\ndata: a\n\n', [{ name: '', data: 'a' }]],
    [
      'comments and unknown fields between',
      ': a\nid: 1\nretry: 2\nfoo\ndata: b\n\n',
      [{ name: '', data: 'b' }],
    ],
    ['none that has no data', 'event: x\n\ndata\n\n:\n\n', []],
    ['nothing', '', []],
  ])('are read: %s', (_name, text, expected) => {
    expect(eventsIn(text)).toEqual(expected)
    expect(eventsIn(text.replaceAll('\n', '\r\n'))).toEqual(expected)
    expect(eventsIn(text.replaceAll('\n', '\r'))).toEqual(expected)
  })

  test('are the same however the stream is cut', () => {
    const line = fc.oneof(
      fc.constantFrom('', ':', 'data: {"a":1}', 'data', 'event: error', 'data:\u2028x', 'data: 🌉'),
      fc.string().map((text) => text.replaceAll(/[\r\n]/g, '')),
    )
    const stream = fc
      .array(fc.tuple(line, fc.constantFrom('\n', '\r', '\r\n')))
      .map((lines) => lines.flat().join(''))
    fc.assert(
      fc.property(stream, fc.array(fc.nat(200)), (text, cuts) => {
        const places = [0, ...cuts.toSorted((a, b) => a - b), text.length]
        const pieces = places.map((place, at) => text.slice(place, places[at + 1] ?? text.length))
        expect(eventsIn(...pieces)).toEqual(eventsIn(text))
        expect(eventsIn(...text.split(''))).toEqual(eventsIn(text))
      }),
    )
  })

  test('with any data in one line come back as they were sent', () => {
    const data = fc.string({ minLength: 1 }).map((text) => text.replaceAll(/[\r\n]/g, '-'))
    fc.assert(
      fc.property(fc.array(data), (all) => {
        const sent = all.map((each) => `data: ${each}\n\n`).join('')
        expect(eventsIn(sent)).toEqual(all.map((each) => ({ name: '', data: each })))
      }),
    )
  })

  test('in a line of millions of pieces take no time that grows faster than they do', () => {
    const pieces = Array.from({ length: 2_000_000 }, () => 'x')
    expect(eventsIn('data: ', ...pieces.slice(0, 100_000)).map(({ data }) => data.length)).toEqual([100_000])
    const events = openEvents()
    for (const piece of ['data: ', ...pieces]) events.take(piece)
    expect(events.end().map(({ data }) => data.length)).toEqual([2_000_000])
  })
})
