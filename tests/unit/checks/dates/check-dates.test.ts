import { describe, expect, test } from 'vitest'
import { checkDates } from '../../../../src/checks/dates/check-dates.ts'
import { readGrounds } from '../../../../src/checks/grounds.ts'

type Setting = { day?: string; to?: string; from?: string }

const findings = (claim: string, source: string, { day, to = 'en', from = 'en' }: Setting = {}) =>
  checkDates({ text: claim, language: to }, readGrounds(source, { language: from, day: day ?? null }))

const levels = (claim: string, source: string, setting?: Setting) =>
  findings(claim, source, setting).map(({ level }) => level)

describe('nothing is found where the claim says no more than the source', () => {
  test.each([
    ['in another order', 'It was on 5 March 2024.', 'It was on March 5th, 2024.'],
    ['in digits', 'It was on 5 March 2024.', 'Date: 2024-03-05'],
    ['in digits of either order', 'It was on 3 May 2024.', 'Date: 5/3/2024'],
    ['without the year', 'It was on 5 March.', 'It was on 5 March 2024.'],
    ['without the day', 'It was in March 2024.', 'It was on 5 March 2024.'],
    ['as a decade', 'It was in the 1990s.', 'It was in 1994.'],
    ['as a century', 'It was in the 19th century.', 'It was in 1859.'],
    ['with the year of a season', 'It was in 2020.', 'It was in 2019-20.'],
    ['with the year of a name', 'It was in 2020.', 'It was at Euro2020.'],
    ['with the weekday of a date', 'It was on a Tuesday.', 'It was on 5 March 2024.'],
    ['with a number of the source as year', 'The 2000 people left.', 'All 2,000 people left.'],
  ])('%s', (_how, claim, source) => {
    expect(findings(claim, source)).toEqual([])
  })

  test.each([
    ['yesterday', 'It was on Monday.', 'It was yesterday.'],
    ['yesterday as a date', 'It was on 4 March.', 'It was yesterday.'],
    ['on Friday as a date', 'It was on 1 March.', 'It was on Friday.'],
    ['last year', 'It was in 2023.', 'It was last year.'],
    ['next month', 'It will be in April.', 'It will be next month.'],
    ['the day of the date line itself', 'It was on 5 March.', 'It was so.'],
  ])('%s, where the day of the date line is known', (_what, claim, source) => {
    expect(findings(claim, source, { day: '2024-03-05T10:00:00Z' })).toEqual([])
  })
})

describe('a part that the source does not have is an error', () => {
  test.each([
    ['a year', 'It was in 2018.', 'It was in 2019.'],
    ['a day', 'It was on 6 March.', 'It was on 5 March 2024.'],
    ['a month', 'It was in April.', 'It was on 5 March 2024.'],
    ['a weekday', 'It was on Friday.', 'It was on Tuesday.'],
    ['a decade', 'It was in the 1980s.', 'It was in 1994.'],
    ['a day more than the source says', 'It was on 5 March.', 'It was in March, on the 6th of May.'],
    [
      'a year that is of another date',
      'It was in March 2018.',
      'It was in March 2019, and not in June 2018.',
    ],
  ])('%s', (_what, claim, source) => {
    expect(levels(claim, source)).toEqual(['error'])
  })
})

describe('what had to be put together or reckoned is a warning', () => {
  test.each([
    ['a year from elsewhere', 'It was on 5 March 2024.', 'It was on 5 March. In 2024 much happened.'],
    ['a date where the source has a weekday', 'It was on 5 March.', 'It was on Tuesday.'],
    ['a weekday where the source has a date without year', 'It was on Tuesday.', 'It was on 5 March.'],
    ['a year where the source says last year', 'It was in 2023.', 'It was last year.'],
  ])('%s', (_what, claim, source) => {
    expect(levels(claim, source)).toEqual(['warning'])
  })
})

test('a finding says where, what stands there, and the date of the source that is nearest', () => {
  expect(findings('It was on 6 March 2024.', 'Born on 1 May 1970, he left on 5 March 2024.')).toEqual([
    {
      level: 'error',
      check: 'dates',
      message: 'A date that the source does not have.',
      at: { start: 10, end: 22 },
      found: '6 March 2024',
      expected: '5 March 2024',
    },
  ])
})

test.each([
  ['ur', 'یہ 5 مارچ 2024 کو ہوا۔'],
  ['hi', 'यह 5 मार्च 2024 को हुआ।'],
  ['de', 'Es war am Dienstag, dem 5. März 2024.'],
  ['ru', 'Это было 5 марта 2024 года.'],
  ['ja', '2024年3月5日火曜日のことだった。'],
])('across languages dates go by their parts: %s', (to, claim) => {
  expect(findings(claim, 'It was on Tuesday, 5 March 2024.', { to })).toEqual([])
  expect(levels(claim, 'It was on 7 May 2021.', { to })).toContain('error')
})
