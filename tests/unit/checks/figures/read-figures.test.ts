import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readFigures } from '../../../../src/checks/figures/read-figures.ts'

const valuesOf = (text: string, language: string | null) =>
  readFigures(text, language).map(({ values }) => values[0])

const only = (text: string, language: string | null = 'en') => {
  const figures = readFigures(text, language)
  expect(figures.map(({ text }) => text)).toHaveLength(1)
  return figures[0]
}

describe('a number of an English text is read by its value', () => {
  test.each([
    ['nine billion', 9e9],
    ['9.1 million', 9.1e6],
    ['1,500.50', 1500.5],
    ['1.5 lakh', 150_000],
    ['1,00,000', 100_000],
    ['1 crore 20 lakh', 12e6],
    ['5 lakh crore', 5e12],
    ['twenty-one', 21],
    ['one hundred and five', 105],
    ['two hundred thousand', 200_000],
    ['two million three hundred thousand', 2.3e6],
    ['a dozen', 12],
    ['two dozen', 24],
    ['half a million', 500_000],
    ['two and a half million', 2.5e6],
    ['3½', 3.5],
    ['1st', 1],
    ['twelfth', 12],
    ['nineteen hundred', 1900],
    ['9.1-million', 9.1e6],
    ['10k', 10_000],
    ['48-year-old', 48],
  ])('%s', (text, value) => {
    expect(only(text)?.values[0]).toBe(value)
  })
})

describe('a number is read with its unit', () => {
  test.each([
    ['$9bn', 'money', 9e9, '$'],
    ['£75m', 'money', 75e6, 'GBP'],
    ['US$3.5 million', 'money', 3.5e6, 'USD'],
    ['Rs 3 crore', 'money', 3e7, 'Rs'],
    ['nine million euros', 'money', 9e6, 'EUR'],
    ['9%', 'percent', 9, undefined],
    ['nine per cent', 'percent', 9, undefined],
    ['9 pct', 'percent', 9, undefined],
    ['two percentage points', 'percent', 2, undefined],
    ['two thirds', 'fraction', 2 / 3, undefined],
    ['3 out of 5', 'fraction', 0.6, undefined],
    ['three in five', 'fraction', 0.6, undefined],
    ['a quarter', 'fraction', 0.25, undefined],
    ['5.30pm', 'time', 1050, undefined],
    ['17:30', 'time', 1050, undefined],
    ['21st', 'ordinal', 21, undefined],
  ])('%s is %s', (text, kind, value, currency) => {
    const figure = only(text)
    expect([figure?.kind, figure?.values[0], figure?.currency]).toEqual([kind, value, currency])
    expect(figure?.text.startsWith(text.replace(/^a /, '').slice(0, 2))).toBe(true)
  })
})

const UNITS = 'one two three four five six seven eight nine'.split(' ')
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')

test('every number below a thousand is read back from its English words', () => {
  const below = (value: number): string => {
    if (value < 20) return readable[value] ?? ''
    const unit = value % 10
    return `${TENS[Math.floor(value / 10) - 2]}${unit ? `-${UNITS[unit - 1]}` : ''}`
  }
  const readable = [
    'zero',
    ...UNITS,
    ...'ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' '),
  ]
  for (let value = 1; value < 1000; value += 1) {
    const rest = value % 100
    const hundreds = value < 100 ? '' : `${UNITS[Math.floor(value / 100) - 1]} hundred`
    const words = [hundreds, rest > 0 || value === 0 ? below(rest) : ''].filter(Boolean).join(' and ')
    expect([words, valuesOf(words, 'en')]).toEqual([words, [value]])
  }
})

describe('what can be read in two ways has both readings', () => {
  test.each([
    ['en', '1.500', [1.5, 1500]],
    ['de', '1.500', [1500, 1.5]],
    ['de', '1,500', [1.5, 1500]],
    ['en', '1,500', [1500]],
    [null, '1,500', [1500, 1.5]],
    ['en', '5m', [5e6, 5]],
    ['en', '£5m', [5e6]],
  ])('%s: %s', (language, text, values) => {
    expect(only(text, language)?.values).toEqual(values)
  })

  test('the first of a range may be of what the second is of', () => {
    expect(readFigures('9 to 10 million', 'en').map(({ values }) => values)).toEqual([[9, 9e6], [10e6]])
  })
})

test.each([
  'COVID-19',
  'F-16',
  'A320',
  'G20',
  'Boeing 737',
  'No 10',
  'iPhone 15',
  '737MAX',
  'an Airbus A320',
])('the number in %s is a part of a name', (text) => {
  expect(only(text)?.isName).toBe(true)
})

test.each(['Some 45 people', 'In March 45 people', '12-inch', '5km', '9bn', 'Apple’s 12 shops', 'mid-40s'])(
  'the number in %s is no part of a name',
  (text) => {
    expect(only(text)?.isName).toBe(false)
  },
)

test.each([
  ['en', 'nearly 40'],
  ['en', 'more than $5bn'],
  ['en', '40 or so'],
  ['de', 'rund 3.000'],
  ['fr', 'près de 40'],
  ['hi', '40 से अधिक'],
  ['zh', '约3000人'],
  ['zh', '3000多人'],
  ['tr', '40’tan fazla'],
])('%s: what %s says is only about so', (language, text) => {
  expect(only(text, language)?.isApproximate).toBe(true)
})

test.each([
  ['de', 'Bio ist gut'],
  ['hi', 'सऊदी अरब'],
  ['cs', 'první set'],
  ['zh', '三星和四川，一个，千万不要'],
  ['zh', '三三两两'],
])('%s: %s holds no number', (language, text) => {
  expect(readFigures(text, language).filter(({ kind }) => kind !== 'ordinal')).toEqual([])
})

test('several hundred, a few thousand and dozens are no numbers', () => {
  expect(readFigures('several hundred of the thousands, dozens and a few thousand more', 'en')).toEqual([])
})

test('any text at all is read without failing, and every figure lies within it', () => {
  const piece = fc.constantFrom(
    '1',
    '٢',
    '9.',
    ',',
    ' ',
    'million',
    'and',
    '百',
    '万',
    '½',
    '%',
    '$',
    'two',
    'half',
    '-',
    'في',
    'cent',
  )
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.array(piece).map((all) => all.join('')),
      ),
      (text) => {
        for (const language of ['en', 'ar', 'zh', 'fr', null])
          for (const { start, end, text: words, values } of readFigures(text, language)) {
            expect(words).toBe(text.slice(start, end))
            expect(end).toBeGreaterThan(start)
            expect(values.every((value) => value >= 0)).toBe(true)
          }
      },
    ),
  )
})
