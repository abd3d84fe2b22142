import { describe, expect, test } from 'vitest'
import { checkFigures } from '../../../../src/checks/figures/check-figures.ts'
import { readGrounds } from '../../../../src/checks/grounds.ts'

type Languages = { from?: string | null; to?: string | null; day?: string }

const findings = (claim: string, source: string, { from = 'en', to = 'en', day }: Languages = {}) =>
  checkFigures({ text: claim, language: to }, readGrounds(source, { language: from, day: day ?? null }))

const levels = (claim: string, source: string, languages?: Languages) =>
  findings(claim, source, languages).map(({ level }) => level)

describe('nothing is found where the claim has the number of the source', () => {
  test.each([
    ['as it stands', 'It lost 4,500 jobs.', 'The firm lost 4,500 jobs in May.'],
    ['in words', 'Nine per cent left.', 'In all, 9% left.'],
    ['in words of money', 'It cost nine billion dollars.', 'It cost $9bn.'],
    ['in another magnitude', 'It cost $1,500 million.', 'The cost: $1.5 billion.'],
    ['in crores', 'It cost Rs 30 million.', 'It cost Rs 3 crore.'],
    ['rounded to the precision of the claim', 'It made $9.1bn.', 'It made $9,134,000,000.'],
    ['rounded to thousands', 'Some people, 5,000 in all, came.', 'A crowd of 4,987 people came.'],
    ['rounder, after about', 'About 450 came.', 'There were 443 of them.'],
    ['rounder, after more than', 'More than 100 people have died.', 'At least 112 people have died.'],
    ['near it, where the source says about', 'It holds 5,000 people.', 'It holds nearly 4,900 people.'],
    ['as a fraction of a percentage', 'A third of them left.', 'Some 33% of them left.'],
    ['as a percentage of a fraction', '60% of them left.', 'Three in five of them left.'],
    ['of a part of a fraction', 'Three of the children fell ill.', 'Three in five children fell ill.'],
    ['as a time of the other half of the day', 'It began at 17:30.', 'It began at 5.30pm.'],
    ['as a time with a dot', 'It began at 10:30.', 'It began at 10.30 on Monday.'],
    ['as military time', 'It began at 5pm.', 'It began at 1700 GMT.'],
    ['in decades', 'He led it for 40 years.', 'He led it for four decades.'],
    ['in months', 'She got two and a half years.', 'She got a sentence of 30 months.'],
    ['as an ordinal', 'He came in place 21.', 'He came 21st.'],
    ['of a time taken', 'She won in 2:18:44.', 'She won in 2 hours, 18 minutes, 44 seconds.'],
    ['of a range', 'It may cost $9 million.', 'It may cost $9 to $10 million.'],
    ['in a date of the source', 'It has 12 members.', 'It met on 12 May 2019.'],
    ['inside of a longer one', 'The 19th case came.', 'COVID-19 came.'],
  ])('%s', (_how, claim, source) => {
    expect(findings(claim, source)).toEqual([])
  })
})

describe('a new number is an error', () => {
  test.each([
    ['4,600 jobs', 'It lost 4,600 jobs.', 'The firm lost 4,500 jobs.'],
    ['million for billion', 'It cost $9 million.', 'It cost $9bn.'],
    ['a percentage for money', 'It rose 9%.', 'It rose by $9 to a new record.'],
    ['a percentage for a count', 'It rose 23 per cent.', 'It grew by 23 shops.'],
    ['another currency', 'It cost £9bn.', 'It cost $9bn.'],
    ['more exact than about', 'Some 40,600 live there.', 'About 40,000 live there.'],
    ['a year as an amount', 'It holds about 2,000 tons.', 'It opened in 2016.'],
    ['rounded too far', 'It has 10,000 staff.', 'It has 12,000 staff.'],
    ['a digit more', 'It takes 5,260 pounds of water.', 'It takes 5,200 pounds of water.'],
    ['an age', 'Mr Smith, 47, left.', 'Mr Smith, 45, left on Monday.'],
    ['a time', 'It began at 6.30pm.', 'It began at 5.30pm.'],
    ['a score', 'They won 4-1.', 'They won 3-1.'],
    ['a measure, though small', 'It is 9 miles away.', 'It is 7 miles away.'],
    ['a count that the source counts otherwise', 'Seven shops closed.', 'In May five shops closed.'],
    ['a small count where the source has a great one', 'Six cars were sold.', 'It sold 30,154 cars.'],
    ['a span', 'He got seven years in prison.', 'He got five years in prison.'],
  ])('%s', (_what, claim, source) => {
    expect(levels(claim, source)).toEqual(['error'])
  })
})

describe('what a writer may have counted or reckoned is a warning', () => {
  test.each([
    ['persons counted by their names', 'Two people spoke.', 'Ann Smith spoke, and so did Bob Jones.'],
    ['a small count of what the source does not count', 'It has six halls.', 'It has halls for 45 choirs.'],
    ['a span of time', 'It came two decades later.', 'It came in the end.'],
    ['a sum', 'She earned $100,000.', 'She got $75,000 and a bonus of $25,000.'],
    ['a sum of three', 'He faces 17 charges.', 'He faces nine charges, six counts of theft and two more.'],
    ['points between two percentages', 'It rose six points.', 'It rose to 47 percent from 41 percent.'],
    ['years since a year of the source', 'She died aged 84.', 'Born in 1931, she died in 2015.'],
    ['a measure in another unit', 'It is 100 km away.', 'It is 62 miles away.'],
    ['once more than the source says', 'It won for the first time in 16 games.', 'It had lost all 15 games.'],
    ['an age in tens', 'He is in his 40s.', 'He is no longer young.'],
    ['all', 'It is 100% safe.', 'It is safe.'],
    ['a fraction', 'Half of them left.', 'Most of them left.'],
    ['an ordinal', 'It is the third such case.', 'There was another such case.'],
    ['the number of a name', 'He drove a Boeing 747.', 'He drove a Boeing 737.'],
    ['one digit rounded from two', 'It cost $2bn.', 'It cost $1.65bn.'],
  ])('%s', (_what, claim, source) => {
    expect(levels(claim, source)).toEqual(['warning'])
  })
})

test('both numbers of an idiom with a stroke are warnings', () => {
  expect(levels('It is open 24/7.', 'It never closes.')).toEqual(['warning', 'warning'])
})

test('one and first say too little to be told, and words that are no numbers are none', () => {
  const claim = 'No one of the first, at one point, was the one: a man, at second hand, said nothing.'
  expect(levels(claim, 'Nothing.')).toEqual(['warning'])
  expect(levels('No one of the first, at one point, was the one.', 'Nothing.')).toEqual([])
})

test('a finding says where, what stands there and what the source has for the same thing', () => {
  const source = 'It lost 4,500 jobs and $9bn in sales at 12 sites.'
  expect(findings('It shed 4,600 jobs.', source)).toEqual([
    {
      level: 'error',
      check: 'figures',
      message: 'A number that the source does not have.',
      at: { start: 8, end: 13 },
      found: '4,600',
      expected: '4,500',
    },
  ])
})

test('numbers of dates are left to the check of dates', () => {
  expect(findings('It met on 14 May 2020, at the end of the 1990s.', 'It met.')).toEqual([])
})

describe('across languages numbers go by value', () => {
  const source = 'It cost $9.1bn, 1.5 million people were hit, 25 died and 40% left at 5.30pm.'
  test.each([
    ['ur', 'اس پر ۹٫۱ ارب ڈالر لاگت آئی، ۱۵ لاکھ افراد متاثر ہوئے اور پچیس ہلاک ہوئے۔'],
    ['hi', '9.1 अरब डॉलर, 15 लाख लोग, पच्चीस की मौत, 40 प्रतिशत।'],
    [
      'de',
      'Es kostete 9,1 Milliarden Dollar, 1,5 Mio. Menschen, fünfundzwanzig Tote, 40 Prozent, 17.30 Uhr.',
    ],
    ['es', 'Costó 9.100 millones de dólares; 1,5 millones de personas, veinticinco muertos, 40 %.'],
    ['ja', '91億ドル、150万人、25人が死亡、40％。'],
    ['zh', '耗资91亿美元，150万人受影响，25人死亡，百分之四十离开。'],
    ['ru', 'Это стоило 9,1 млрд долларов, 1,5 миллиона человек, двадцать пять погибших, 40 %.'],
    ['ar', 'بلغت الكلفة 9.1 مليار دولار، وتضرر 1.5 مليون شخص، وقتل خمسة وعشرون، و40 في المئة.'],
  ])('%s', (to, claim) => {
    expect(findings(claim, source, { to })).toEqual([])
  })

  test.each([
    ['ur', 'اس پر ۹٫۱ کروڑ ڈالر لاگت آئی۔'],
    ['de', 'Es kostete 9,1 Millionen Dollar.'],
    ['ja', '91万ドル。'],
    ['hi', '55 लोग मारे गए।'],
  ])('a wrong one in %s is an error', (to, claim) => {
    expect(levels(claim, source, { to })).toEqual(['error'])
  })
})

test.each([
  ['it', 'Secondo il governo è così.'],
  ['pt', 'Segundo o governo, a mídia ficou no quarto.'],
  ['es', 'Los medios y la media.'],
])('words of %s that are numbers only now and then are not told', (to, claim) => {
  expect(findings(claim, 'Nothing.', { to })).toEqual([])
})

test.each([
  ['tr', 'Yüz yüze geldiler.'],
  ['es', 'Le dio mil vueltas.'],
])('%s: a hundred or a thousand without a number is a warning at most', (to, claim) => {
  expect(levels(claim, 'Nothing.', { to }).filter((level) => level === 'error')).toEqual([])
})

test('every sentence of a text is without a finding against the text', () => {
  const text =
    'In 2019-20 some 1,200 of 4,987 staff, or 24.1%, left; a third came back by 5.30pm on 3 May. Ten others, two-thirds of a ' +
    'team of 15, got $1.2-1.5bn, Rs 3 crore and £5m. The A320, No 10 and COVID-19 (a 3-1 win, 7-6 (5)) had half a million each.'
  for (const sentence of [text, ...text.split('. ')]) expect(findings(sentence, text)).toEqual([])
})
