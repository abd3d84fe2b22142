import { describe, expect, test } from 'vitest'
import { budgetsOf, printAmount, readBudgets, strangersIn } from '../../src/budgets.ts'
import { isDay, secondsLeftOf } from '../../src/days.ts'

function read(list: string) {
  const problems: string[] = []
  return { budgets: readBudgets(list, (message) => void problems.push(message)), problems }
}

describe('a list of budgets', () => {
  test('names whom each is for, how much, in what and for how long', () => {
    const { budgets, problems } = read(
      'total=20usd/day, each = 5.50 USD / month,news.letter-1=2000000tokens/day',
    )
    expect(problems).toEqual([])
    expect(budgets).toEqual([
      { who: 'total', most: 20, unit: 'usd', period: 'day' },
      { who: 'each', most: 5.5, unit: 'usd', period: 'month' },
      { who: 'news.letter-1', most: 2_000_000, unit: 'tokens', period: 'day' },
    ])
  })

  test.each(['', ' , '])('may be empty: %j', (list) => {
    expect(read(list)).toEqual({ budgets: [], problems: [] })
  })

  test.each([
    'total',
    'total=20',
    'total=20usd',
    'total=20usd/week',
    'total=20eur/day',
    'total=-1usd/day',
    'total=1e3usd/day',
    'total=usd/day',
    'total=1.5tokens/day',
    '=20usd/day',
    'a b=20usd/day',
    `total=${'9'.repeat(100_000)}usd/day`,
  ])('that says %j is refused, with the words that are wrong', (entry) => {
    const { budgets, problems } = read(`total=1usd/month, ${entry}`)
    expect(budgets).toHaveLength(1)
    expect(problems).toEqual([expect.stringContaining(JSON.stringify(entry.slice(0, 80)))])
  })

  test('may not have two budgets of a kind for one', () => {
    expect(read('total=1usd/day,total=2usd/day').problems).toEqual([
      'there are two budgets for total in usd a day',
    ])
  })

  test('tells the names that nobody has', () => {
    const { budgets } = read('total=1usd/day, each=1usd/day, web=1usd/day, wbe=1usd/day')
    expect(strangersIn(budgets, ['web'])).toEqual(['wbe'])
  })
})

describe('the budgets that a call has to fit in', () => {
  const { budgets } = read(
    'total=20usd/day, each=5usd/day, each=9tokens/month, web=50usd/day, web=70usd/month',
  )

  test('are that of all, and that of each for a caller without one of its own', () => {
    expect(budgetsOf(budgets, 'mail', '2026-11-24')).toEqual([
      { caller: undefined, period: '2026-11-24', unit: 'usd', most: 20 },
      { caller: 'mail', period: '2026-11-24', unit: 'usd', most: 5 },
      { caller: 'mail', period: '2026-11', unit: 'tokens', most: 9 },
    ])
  })

  test("are a caller's own in the place of that of each, where they are of one kind", () => {
    const own = budgetsOf(budgets, 'web', '2026-11-24').filter(({ caller }) => caller === 'web')
    expect(own.map(({ period, unit, most }) => [period, unit, most])).toEqual([
      ['2026-11', 'tokens', 9],
      ['2026-11-24', 'usd', 50],
      ['2026-11', 'usd', 70],
    ])
  })
})

test.each([
  [0, 'usd', '$0.00'],
  [0.00012, 'usd', '$0.0001'],
  [4.985, 'usd', '$4.99'],
  [2_000_000, 'tokens', '2,000,000 tokens'],
] as const)('%d %s is printed as %s', (amount, unit, printed) => {
  expect(printAmount(amount, unit)).toBe(printed)
})

test.each([
  ['2026-11-24', '2026-11-24T23:59:59.001Z', 1],
  ['2026-11-24', '2026-11-24T00:00:00Z', 86_400],
  ['2026-11-24', '2026-11-25T00:00:00Z', 1],
  ['2026-12', '2026-12-31T23:00:00Z', 3_600],
  ['2024-02', '2024-02-28T00:00:00Z', 2 * 86_400],
])('%s ends, at %s, in %d seconds', (period, now, seconds) => {
  expect(secondsLeftOf(period, Date.parse(now))).toBe(seconds)
})

test.each(['2026-02-29', '2026-13-01', '2026-1-1', '24.11.2026', 'today', '', '+002026-01-01'])(
  '%j is no day',
  (text) => {
    expect(isDay(text)).toBe(false)
  },
)

test.each(['2026-11-24', '2024-02-29'])('%s is a day', (text) => {
  expect(isDay(text)).toBe(true)
})
