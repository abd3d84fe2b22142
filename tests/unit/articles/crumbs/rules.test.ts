import { describe, expect, test } from 'vitest'
import type { CrumbRule } from '../../../../src/articles/crumbs/crumb.ts'
import { crumbRules } from '../../../../src/articles/crumbs/rules.ts'
import { matchCrumb, partCredit, readCrumb, readDateline } from '../../../../src/articles/crumbs/strip.ts'

describe.each(crumbRules)('the rule $name', (rule) => {
  const { reason, where, examples } = rule

  test.each(examples.matches)('knows %j', (line) => {
    expect(matchCrumb(rule, line)).toBeDefined()
  })

  test.each(examples.spares)('spares %j', (line) => {
    expect(matchCrumb(rule, line)).toBeUndefined()
  })

  test('gives a reason in a sentence, a place, and examples of both sides', () => {
    expect(reason).toMatch(/^[A-Z].*\.$/)
    expect(where.length).toBeGreaterThan(0)
    expect(examples.matches.length).toBeGreaterThan(0)
    expect(examples.spares.length).toBeGreaterThan(0)
  })
})

test('no line that one rule spares falls to another rule of the same place', () => {
  const fallen = crumbRules.flatMap(({ name, where, examples }) =>
    examples.spares
      .filter((line) =>
        crumbRules.some(
          (other) => other.where.some((place) => where.includes(place)) && matchCrumb(other, line),
        ),
      )
      .map((line) => `${name}: ${line}`),
  )
  expect(fallen).toEqual([])
})

test('rules have names of their own', () => {
  expect(new Set(crumbRules.map(({ name }) => name)).size).toBe(crumbRules.length)
})

test('a crumb tells what it knows', () => {
  expect(readCrumb(' date 2023-02-05 Video', ['head'])).toEqual({ scraped: '2023-02-05' })
  expect(readCrumb('Published : Sunday, 5 February, 2023 at 12:00 AM    Count : 25', ['head'])).toEqual({
    published: '2023-02-05',
  })
  expect(readCrumb('Published in Dawn, February 5th, 2023', ['tail'])).toEqual({
    credit: 'Dawn',
    published: '2023-02-05',
  })
  expect(readCrumb('By Jane Doe and John Roe', ['head'])).toEqual({ byline: 'Jane Doe and John Roe' })
  expect(readCrumb('— AP', ['tail'])).toEqual({ credit: 'AP' })
  expect(readCrumb('25 comments', ['tail'])).toEqual({})
})

test('a crumb is one only in its place', () => {
  expect(readCrumb('WASHINGTON', ['head'])).toBeUndefined()
  expect(readCrumb('WASHINGTON', ['tail'])).toBeUndefined()
  expect(readCrumb('date 2023-02-05', ['tail'])).toBeUndefined()
  expect(readCrumb('Reuters', ['head', 'below-title'])).toBeUndefined()
})

test.each([
  ['WASHINGTON', 'Washington'],
  ['NEW YORK, Feb 5 (Reuters)', 'New York'],
  ['RIO DE JANEIRO', 'Rio de Janeiro'],
  ['PORT-AU-PRINCE', 'Port-au-Prince'],
  ['THE HAGUE', 'The Hague'],
  ['BIRMINGHAM, UK', 'Birmingham, UK'],
  ["N'DJAMENA", "N'djamena"],
  ['DEMİRKÖPRÜ', 'Demirköprü'],
  ['İSTANBUL', 'İstanbul'],
  ['DERA ISMAIL KHAN:', 'Dera Ismail Khan'],
  ['МОСКВА', 'Москва'],
])('the dateline %s is the place %s', (line, place) => {
  expect(readCrumb(line, ['below-title'])).toEqual({ dateline: place })
})

test('a dateline in the text is read, whatever follows it', () => {
  expect(readDateline(`WASHINGTON (Reuters) - ${'Talks will begin. '.repeat(1_000)}`)).toBe('Washington')
  expect(readDateline('Talks will begin in WASHINGTON (Reuters) - soon.')).toBeUndefined()
})

test('a credit is parted from the end of a line of any length, and nothing else of it is lost', () => {
  const sentence = `${'Talks will begin. '.repeat(1_000)}Will they "all do the same?"`
  expect(partCredit(`${sentence}   \t DAWN`.replace('\t', ' '))).toEqual({
    kept: sentence,
    crumbs: { credit: 'DAWN' },
  })
  expect(partCredit(sentence)).toBeUndefined()
  expect(partCredit('')).toBeUndefined()
})

test.each([
  'A'.repeat(100_000),
  '. '.repeat(50_000),
  ' '.repeat(100_000),
  `Photo: ${'a'.repeat(100_000)}`,
  '1,'.repeat(50_000),
])('a hostile line is text, and is told so at once', (line) => {
  expect(readCrumb(line, ['head', 'below-title', 'tail'])).toBeUndefined()
  expect(partCredit(line)).toBeUndefined()
  expect(readDateline(line)).toBeUndefined()
})

test('every rule comes to an end on lines that begin like one of its own and then repeat a part of it', () => {
  const hostile = ({ examples }: CrumbRule) =>
    examples.matches.flatMap((line) =>
      Array.from(line, (_, at) => line.slice(at, at + 2)).flatMap((unit) =>
        Array.from(line, (_, at) => `${line.slice(0, at)}${unit.repeat(50)}\u0001`),
      ),
    )
  const tried = crumbRules.flatMap((rule) => hostile(rule).map((line) => matchCrumb(rule, line)))
  expect(tried.length).toBeGreaterThan(100_000)
})
