import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonical, digest } from '../../src/digest.ts'

/** The same value with the members of every object in another order. */
function shuffled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shuffled)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([name, member]) => [name, shuffled(member)]),
  )
}

test('the order of members makes no difference', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(digest(shuffled(value))).toBe(digest(value))
    }),
  )
})

test('canonical JSON says the same as the value it was made of', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(JSON.parse(canonical(value))).toEqual(JSON.parse(JSON.stringify(value)))
    }),
  )
})

test('whatever else differs gives another digest', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
      fc.pre(JSON.stringify(shuffled(a)) !== JSON.stringify(shuffled(b)) && canonical(a) !== canonical(b))
      expect(digest(a)).not.toBe(digest(b))
    }),
  )
  expect(digest(['a', 'b'])).not.toBe(digest(['b', 'a']))
  expect(digest({ a: '1' })).not.toBe(digest({ a: 1 }))
  expect(digest({ a: null })).not.toBe(digest({}))
})

test('a member that is undefined counts as absent', () => {
  expect(digest({ a: 1, b: undefined })).toBe(digest({ a: 1 }))
})

test('the digest is the one that any SHA-256 gives for the canonical JSON', () => {
  expect(canonical({ b: [1, 'ü'], a: null })).toBe('{"a":null,"b":[1,"ü"]}')
  expect(digest({})).toBe('44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a')
})
