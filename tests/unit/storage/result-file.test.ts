import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { digest } from '../../../src/digest.ts'
import { parseResult, printResult } from '../../../src/storage/result-file.ts'

const key = digest('a question')
const text = printResult(key, { text: 'an answer', usage: { calls: 1 } })

describe('a printed result', () => {
  test('is JSON that people can read, with a checksum over key and entry', () => {
    expect(printResult(key, { b: 1, a: [2] })).toBe(`{
  "format": 1,
  "key": "${key}",
  "sha256": "${digest({ entry: { a: [2], b: 1 }, key })}",
  "entry": {
    "b": 1,
    "a": [
      2
    ]
  }
}
`)
  })

  test('parses back to the entry, whatever JSON it is', () => {
    const parsesBack = (entry: fc.JsonValue) => {
      const parsed = parseResult(printResult(key, entry), key)
      expect(parsed).toHaveProperty('kind', 'entry')
      expect(JSON.stringify(parsed)).toBe(JSON.stringify({ kind: 'entry', entry }))
    }
    fc.assert(fc.property(fc.jsonValue({ stringUnit: 'binary' }), parsesBack))
  })

  test.each([
    ['half a surrogate pair', { text: 'a\ud800b' }, { text: 'a\ud800b' }],
    ['a member called __proto__', JSON.parse('{"__proto__":{"a":1}}'), JSON.parse('{"__proto__":{"a":1}}')],
    ['a date', { at: new Date(0) }, { at: '1970-01-01T00:00:00.000Z' }],
    ['a member that is undefined', { a: 1, b: undefined }, { a: 1 }],
    ['a number that is none', { a: Number.NaN, b: [undefined] }, { a: null, b: [null] }],
  ])('parses back to what JSON makes of %s', (_, entry, parsed) => {
    expect(parseResult(printResult(key, entry), key)).toEqual({ kind: 'entry', entry: parsed })
  })

  test('stays whole when its white space and the order of its members change', () => {
    const { format, entry, ...rest } = JSON.parse(text)
    const moved = JSON.stringify({ entry: { usage: entry.usage, text: entry.text }, ...rest, format })
    expect(parseResult(moved, key)).toEqual({
      kind: 'entry',
      entry: { text: 'an answer', usage: { calls: 1 } },
    })
  })

  test('is never taken for another entry, whichever of its bytes is changed to whatever', () => {
    const bytes = Buffer.from(text)
    const index = fc.integer({ min: 0, max: bytes.length - 1 })
    const isTaken = (index: number, value: number) => {
      const changed = Buffer.from(bytes)
      changed[index] = value
      const parsed = parseResult(changed.toString('utf8'), key)
      return parsed.kind === 'entry' && !isDeepStrictEqual(parsed, parseResult(text, key))
    }
    const isNoticed = fc.property(index, fc.nat(255), (...change) => !isTaken(...change))
    expect(fc.check(isNoticed, { numRuns: 1_000 }).counterexample).toBeNull()
  })

  test('is damaged wherever it is cut', () => {
    for (let length = 0; length < text.length - 2; length += 1) {
      expect(parseResult(text.slice(0, length), key)).toEqual({
        kind: 'damaged',
        reason: 'is not readable JSON',
      })
    }
  })
})

describe('a text that is no result of this key', () => {
  test.each([
    ['empty', '', 'is not readable JSON'],
    ['zeroed', '\0'.repeat(text.length), 'is not readable JSON'],
    ['another value', '[1, 2]', 'has no format number'],
    ['null', 'null', 'has no format number'],
    ['without a format', '{"key":"x"}', 'has no format number'],
    ['with a format that is no number', text.replace('1', '"1"'), 'has no format number'],
    ['without the rest', '{"format": 1}', 'lacks a key, a checksum or an entry'],
    ['of another key', printResult(digest('another'), 'x'), 'belongs to another key'],
    ['with another entry', text.replace('an answer', 'An answer'), 'has the wrong checksum'],
    ['with a number changed', text.replace('"calls": 1', '"calls": 2'), 'has the wrong checksum'],
    ['a hundred thousand brackets', '['.repeat(100_000), 'is not readable JSON'],
    [
      'an entry a hundred thousand deep',
      `{"format":1,"key":"${key}","sha256":"","entry":${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
      'is not readable JSON',
    ],
  ])('is damaged: %s', (_, text, reason) => {
    expect(parseResult(text, key)).toEqual({ kind: 'damaged', reason })
  })

  test.each([0, 2, 1.5, -1, 1e300])('is foreign with format %d', (format) => {
    expect(parseResult(JSON.stringify({ format, anything: true }), key)).toEqual({ kind: 'foreign' })
  })
})
