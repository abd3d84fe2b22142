import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MONTHS_BY_LANGUAGE, WEEKDAYS_BY_LANGUAGE } from '../../../../src/articles/date-words.ts'
import { readDates } from '../../../../src/checks/dates/read-dates.ts'

const PARTS = ['year', 'month', 'day', 'weekday', 'lastYear'] as const

/** The parts of every mention that is sure. */
const read = (text: string, language: string | null = 'en', day: string | null = null) =>
  readDates(text, language, day)
    .filter(({ isDoubtful }) => !isDoubtful)
    .map((mention) =>
      Object.fromEntries(PARTS.flatMap((part) => (part in mention ? [[part, mention[part]]] : []))),
    )

describe('a date is read in its parts', () => {
  test.each([
    ['2024-03-05', [{ year: 2024, month: 3, day: 5 }]],
    ['5 March 2024', [{ year: 2024, month: 3, day: 5 }]],
    ['March 5th, 2024', [{ year: 2024, month: 3, day: 5 }]],
    ['5th of March', [{ month: 3, day: 5 }]],
    ['Sept. 11, 2001', [{ year: 2001, month: 9, day: 11 }]],
    ['March 2024', [{ year: 2024, month: 3 }]],
    ['in May', [{ month: 5 }]],
    ['in 1999', [{ year: 1999 }]],
    ['mid-2019', [{ year: 2019 }]],
    ['on Tuesday', [{ weekday: 2 }]],
    ['the 1990s', [{ year: 1990, lastYear: 1999 }]],
    ['the 1800s', [{ year: 1800, lastYear: 1899 }]],
    ['the 19th century', [{ year: 1800, lastYear: 1900 }]],
    ['2019-20', [{ year: 2019 }, { year: 2020 }]],
    ['2021/22', [{ year: 2021 }, { year: 2022 }]],
    [
      '5-7 March',
      [
        { month: 3, day: 5 },
        { month: 3, day: 7 },
      ],
    ],
    ['March 4, 5 and 6', [4, 5, 6].map((day) => ({ month: 3, day }))],
    [
      '5/3/2024',
      [
        { year: 2024, month: 3, day: 5 },
        { year: 2024, month: 5, day: 3 },
      ],
    ],
    ['25/3/2024', [{ year: 2024, month: 3, day: 25 }]],
    ['5/2022', [{ year: 2022, month: 5 }]],
  ])('%s', (text, parts) => {
    expect(read(text)).toEqual(parts.map((part) => expect.objectContaining(part)))
    expect(read(text).map((part) => Object.keys(part).length)).toEqual(
      parts.map((part) => Object.keys(part).length),
    )
  })
})

describe('a date of another language is read in its parts', () => {
  test.each([
    ['de', '5. März 2024', { year: 2024, month: 3, day: 5 }],
    ['de', 'am 5.3.2024', { year: 2024, month: 3, day: 5 }],
    ['de', 'am 5.3. in Wien', { month: 3, day: 5 }],
    ['fr', '1er mai 2024', { year: 2024, month: 5, day: 1 }],
    ['es', '5 de marzo de 2024', { year: 2024, month: 3, day: 5 }],
    ['pt', 'segunda-feira', { weekday: 1 }],
    ['cs', '5. května 2024', { year: 2024, month: 5, day: 5 }],
    ['pl', 'w październiku', { month: 10 }],
    ['ru', '5 марта 2024', { year: 2024, month: 3, day: 5 }],
    ['ru', 'в среду', { weekday: 3 }],
    ['uk', '5 березня', { month: 3, day: 5 }],
    ['tr', '5 Mart 2024', { year: 2024, month: 3, day: 5 }],
    ['ar', '٥ مارس ٢٠٢٤', { year: 2024, month: 3, day: 5 }],
    ['ar', '5 كانون الثاني', { month: 1, day: 5 }],
    ['ur', '5 مارچ 2024', { year: 2024, month: 3, day: 5 }],
    ['hi', '५ मार्च २०२४', { year: 2024, month: 3, day: 5 }],
    ['zh', '2024年3月5日', { year: 2024, month: 3, day: 5 }],
    ['zh', '星期二', { weekday: 2 }],
    ['ja', '3月5日', { month: 3, day: 5 }],
    ['ja', '火曜日', { weekday: 2 }],
    ['ko', '2024년 3월 5일', { year: 2024, month: 3, day: 5 }],
    ['ko', '화요일', { weekday: 2 }],
  ])('%s: %s', (language, text, parts) => {
    expect(read(text, language)).toEqual([parts])
  })

  test.each(Object.keys(MONTHS_BY_LANGUAGE))(
    '%s: every month after a day, and every weekday, is read',
    (language) => {
      for (const [index, forms] of (MONTHS_BY_LANGUAGE[language] ?? []).entries())
        for (const form of forms) {
          const name = language === 'en' ? form.replace(/^./, (first) => first.toUpperCase()) : form
          expect([form, read(`12 ${name} 2031`, language)]).toEqual([
            form,
            [{ year: 2031, month: index + 1, day: 12 }],
          ])
        }
      for (const [index, forms] of (WEEKDAYS_BY_LANGUAGE[language] ?? []).entries())
        for (const form of forms)
          expect([form, readDates(form, language, null)[0]?.weekday]).toEqual([form, index + 1])
    },
  )
})

test.each([
  'They may march on',
  'Theresa May said',
  '1,500 people',
  '$2000',
  '2000 people',
  'Black Friday',
  'the sun sat there',
  'April Jones said',
])('%s is no date', (text) => {
  expect(read(text)).toEqual([])
})

describe('what a date is relative to', () => {
  const reckoned = (text: string, day: string | null) =>
    readDates(text, 'en', day)
      .filter(({ isDoubtful, day }) => isDoubtful && day !== undefined)
      .map(({ year, month, day }) => [year, month, day].join('-'))

  test('yesterday and tomorrow are days where the day of the date line is known', () => {
    expect(reckoned('yesterday, tomorrow', '2024-03-01T08:00:00Z')).toEqual(['2024-2-29', '2024-3-2'])
    expect(readDates('yesterday', 'en', null)).toEqual([expect.objectContaining({ isRelative: true })])
  })

  test('a weekday is the one right before or after that day, or a week before', () => {
    expect(reckoned('on Thursday', '2024-03-01')).toEqual(['2024-2-29', '2024-3-7', '2024-2-22'])
  })

  test('last year and next month are made absolute', () => {
    const years = readDates('last year and next month', 'en', '2023-12-05').map(({ year, month }) => [
      year,
      month,
    ])
    expect(years).toEqual([
      [2022, undefined],
      [2024, 1],
    ])
  })

  test('the first date of the text is the date line where none is given', () => {
    expect(reckoned('5 March 2024. It happened yesterday.', null)).toEqual(['2024-3-4'])
  })
})

test('a day of any year is read back from every order that it is printed in', () => {
  const day = fc.date({ min: new Date('1600-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  const names = (MONTHS_BY_LANGUAGE['en'] ?? []).map(([name = '']) =>
    name.replace(/^./, (first) => first.toUpperCase()),
  )
  fc.assert(
    fc.property(day, (date) => {
      const [year, month, at] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()]
      const name = names[month - 1]
      for (const printed of [
        date.toISOString().slice(0, 10),
        `${at} ${name} ${year}`,
        `${name} ${at}, ${year}`,
        `${year}年${month}月${at}日`,
      ])
        expect([printed, read(printed)]).toEqual([printed, [{ year, month, day: at }]])
    }),
  )
})

test('any text at all is read without failing, and every mention lies within it', () => {
  const piece = fc.constantFrom(
    '1',
    '2019',
    '-',
    '/',
    '.',
    ' ',
    'May',
    'Monday',
    'last year',
    '年',
    '月',
    'th',
    'of',
    '’s',
    '٣',
  )
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.array(piece).map((all) => all.join('')),
      ),
      (text) => {
        for (const { start, end, text: words } of readDates(text, 'en', '2024-03-05'))
          expect(words).toBe(text.slice(start, end))
      },
    ),
  )
})
