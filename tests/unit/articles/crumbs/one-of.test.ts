import { expect, test } from 'vitest'
import { inEitherCase, oneOf } from '../../../../src/articles/crumbs/one-of.ts'

test('phrases, one a line, become alternatives in NFC', () => {
  expect(
    oneOf(`
    one
    two (?:or )?three
    re\u0301daction`),
  ).toBe('(?:one|two (?:or )?three|rédaction)')
})

test('letters are taken in either case, and the syntax around them stays', () => {
  const source = String.raw`(?:date|é\p{Lu}{2,3}|(?<name>b)\s?[cd](?=x))`
  expect(inEitherCase(source)).toBe(
    String.raw`(?:[dD][aA][tT][eE]|[éÉ]\p{Lu}{2,3}|(?<name>[bB])\s?[cd](?=[xX]))`,
  )
})

test('letters without another case, or whose other case is two letters, stay', () => {
  expect(inEitherCase('年ß')).toBe('年ß')
})

test('a source in either case knows what the flag would know', () => {
  const months = oneOf('february\n  февраля\n  şubat')
  const pattern = new RegExp(`^${inEitherCase(months)}$`, 'u')
  const known = ['february', 'February', 'FEBRUARY', 'ФЕВРАЛЯ', 'Şubat', 'march']
  expect(known.map((month) => pattern.test(month))).toEqual([true, true, true, true, true, false])
})
