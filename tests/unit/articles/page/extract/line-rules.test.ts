import { describe, expect, test } from 'vitest'
import { isBoxHeading } from '../../../../../src/articles/page/extract/boxes.ts'
import type { LineRule } from '../../../../../src/articles/page/extract/line-rule.ts'
import { lineRules } from '../../../../../src/articles/page/extract/line-rules.ts'

const MAX_CHARS = 600

describe.each(lineRules)('the rule $name', ({ pattern, reason, examples }) => {
  test.each(examples.matches)('knows %j', (line) => {
    expect(line).toMatch(pattern)
  })

  test.each(examples.spares)('spares %j', (line) => {
    expect(line).not.toMatch(pattern)
  })

  test('gives a reason in a sentence and examples of both sides', () => {
    expect(reason).toMatch(/^[A-Z].*\.$/)
    expect(examples.matches).not.toEqual([])
    expect(examples.spares).not.toEqual([])
  })

  test('keeps no memory of the line before', () => {
    expect(pattern.global || pattern.sticky).toBe(false)
  })
})

test('rules have names of their own', () => {
  expect(new Set(lineRules.map(({ name }) => name)).size).toBe(lineRules.length)
})

test('no line that one rule spares falls to another rule of the same place, or to one of any place', () => {
  const fallen = lineRules.flatMap(({ name, where, examples }) =>
    lineRules
      .filter((other) => other.where === where || other.where === 'anywhere')
      .flatMap((other) => examples.spares.filter((line) => other.pattern.test(line)))
      .map((line) => `${name}: ${line}`),
  )
  expect(fallen).toEqual([])
})

test('rules see lines of 600 characters at most, and each comes to an end on those that repeat a part of its own', () => {
  const hostile = ({ examples }: LineRule) =>
    examples.matches.flatMap((line) =>
      Array.from(line, (_, at) => line.slice(at, at + 3)).map((unit, at) =>
        `${line.slice(0, at)}${unit.repeat(MAX_CHARS)}`.slice(0, MAX_CHARS - 1).concat('\u0001'),
      ),
    )
  const lines = [
    ...lineRules.flatMap(hostile),
    ...[
      'a',
      ' ',
      'a ',
      '. ',
      ': ',
      '(',
      ')',
      '1,',
      'by ',
      'is a ',
      '©',
      '摄',
      'a, ',
      '-a',
      '@a.',
      'credit: ',
    ].map((unit) => unit.repeat(MAX_CHARS).slice(0, MAX_CHARS)),
    `${'x'.repeat(60)} is an ${'word, '.repeat(100)}`.slice(0, MAX_CHARS),
    `${'is a '.repeat(12)}${'word '.repeat(120)}`.slice(0, MAX_CHARS),
  ]
  expect(Math.max(...lines.map((line) => line.length))).toBe(MAX_CHARS)
  const tried = lines.flatMap((line) => lineRules.map(({ pattern }) => pattern.test(line)))
  expect(tried).toHaveLength(lines.length * lineRules.length)
})

describe('the heading of a box of other stories', () => {
  test.each([
    'Related',
    'RELATED STORIES',
    'Read more:',
    'More from The Courier',
    'More sports news',
    'You may also like',
    'You might also be interested in',
    'Most read',
    'Trending now…',
    'Editors’ picks',
    'Don’t miss',
    'Mehr zum Thema',
    'Das könnte Sie auch interessieren',
    'Lire aussi',
    'À lire également',
    'Lee también',
    'Te puede interesar',
    'Leia também',
    'Leggi anche',
    'Lees ook',
    'Läs också',
    'Czytaj także',
    'Читайте также:',
    'مواضيع ذات صلة',
    'یہ بھی پڑھیں',
    'यह भी पढ़ें',
    'ilgili haberler',
    '関連記事',
    '相关阅读',
    '관련기사',
  ])('is told by %j', (text) => {
    expect(isBoxHeading(text)).toBe(true)
  })

  test.each([
    'Related companies are not covered',
    'Related by blood',
    'More from less: how the harbour saves water and money every single day',
    'Read more books',
    'Latest victim of the flood',
    'Popular uprising',
    'Trending downwards',
    'See also the bridge',
    'Recommended dose',
    'Don’t miss the train',
    'Newsletters are back, and so are the people who have always loved to write them',
  ])('is not %j', (text) => {
    expect(isBoxHeading(text)).toBe(false)
  })

  test('comes to an end on hostile lines', () => {
    const lines = ['more ', 'more from ', 'das könnte ', 'related ', 'newsletter ', ' ', '…', ':'].map(
      (unit) => unit.repeat(100_000),
    )
    expect(lines.map(isBoxHeading)).toEqual(lines.map(() => false))
    expect(lines.map((line) => isBoxHeading(line.slice(0, 60))).length).toBe(lines.length)
  })
})

describe('spellings', () => {
  test.each(['Editor’s picks', 'İlgili haberler'])('the heading of a box is told by %j', (text) => {
    expect(isBoxHeading(text)).toBe(true)
  })
})
