import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { joinGrounds, readGrounds } from '../../../src/checks/grounds.ts'
import { checkNames } from '../../../src/checks/names/check-names.ts'

const ARTICLE = `Angela Merkel met US President Barack Obama in Berlin on Monday, said the World Health Organization's Anna Lind.
Pakistan's foreign minister Bilawal Bhutto-Zardari flew to the Netherlands. McDonald's and Wal-Mart closed shops for us in Texas.
Muammar Gaddafi of Libya and Recep Tayyip Erdoğan were absent. Ilhan Omar, D-Minn., spoke to AT&T.`

type Languages = { source?: string | null; claim?: string | null }

function levels(claim: string, source = ARTICLE, languages: Languages = {}) {
  const { source: from = 'en', claim: into = from } = languages
  const grounds = readGrounds(source, { language: from, day: null })
  return checkNames({ text: claim, language: into }, grounds).map(({ level, found }) => `${level}: ${found}`)
}

describe('nothing is said of a name', () => {
  test.each([
    ['that stands in the article', 'On Monday Angela Merkel met Barack Obama in Berlin.'],
    ['that is a surname alone', 'Merkel met Obama.'],
    ['in the possessive', "Merkel’s talks with Obama took place at Berlin's airport."],
    ['in the plural', 'The Obamas came.'],
    ['that is an acronym of the article’s words', 'A spokeswoman for the WHO said so.'],
    ['of a people whose country is named', 'The Pakistani minister met Dutch and Libyan officials.'],
    ['that has another name', 'The minister flew to Holland from the United States of America.'],
    ['with dots and without', 'The U.S. president came.'],
    ['without its accents', 'Erdogan did not come.'],
    ['that is written together or apart', 'Walmart and Mc Donald closed shops.'],
    ['of a state that is abbreviated', 'Ms Omar, a Minnesota Democrat, spoke.'],
    ['that is a part of a compound', 'Zardari flew.'],
    ['with "and" for an ampersand', 'She spoke to AT&T and AT and T.'],
    [
      'of a day, a month or an office',
      'On Tuesday, 3 May, the Prime Minister and President of the Parliament spoke.',
    ],
    ['that is an everyday acronym', 'The CEO was on TV.'],
  ])('%s', (_, claim) => {
    expect(levels(claim)).toEqual([])
  })

  test.each([
    'Critics disagree.',
    'Analysts: “Shares plunged.”',
    '- Unsurprisingly, talks stalled.',
    'Don’t expect much.',
  ])('where a common word opens a sentence: %s', (claim) => {
    expect(levels(claim)).toEqual([])
  })

  test('in full, where the article has its acronym, with small words in between', () => {
    const source = 'The FBI, the DOJ and NATO said so.'
    const claim = 'The Federal Bureau of Investigation and the Department of Justice said so.'
    expect(levels(claim, source)).toEqual([])
  })

  test('where the article has lost its capitals, or its words have been set apart', () => {
    expect(levels('Merkel met Obama at the WHO in the U.S.', ARTICLE.toLowerCase())).toEqual([])
    expect(levels("Obama's talks", "Mr. Obama 's talks -LRB- in Berlin -RRB- did n't end .")).toEqual([])
  })

  test('in a script without capitals', () => {
    expect(levels('وزیر خارجہ نے برلن میں ملاقات کی۔', ARTICLE, { claim: 'ur' })).toEqual([])
    expect(levels('默克尔会见奥巴马。', '默克尔去了柏林。', { source: 'zh' })).toEqual([])
  })
})

describe('an error is', () => {
  test.each([
    ['a person', 'Merkel met David Cameron.', 'David Cameron'],
    ['a surname alone', 'Merkel met Cameron.', 'Cameron'],
    ['a place', 'They met in Munich.', 'Munich'],
    ['a country', 'The Kenyan minister flew.', 'Kenyan'],
    ['an organisation', 'The International Monetary Fund said so.', 'International Monetary Fund'],
    ['an acronym', 'The IMF said so.', 'IMF'],
    ['a name that opens the sentence', 'Munich was chosen.', 'Munich'],
    ['a name behind a title, though it is a word as well', 'Merkel met Mr Hill.', 'Mr Hill'],
    ['the capital of a country, as a place', 'They met in Tripoli.', 'Tripoli'],
  ])('%s that the article does not have', (_, claim, found) => {
    expect(levels(claim)).toContain(`error: ${found}`)
  })

  test('another first name than the article’s, which is shown', () => {
    const grounds = readGrounds(ARTICLE, { language: 'en', day: null })
    expect(checkNames({ text: 'Merkel met Michelle Obama.', language: 'en' }, grounds)).toEqual([
      {
        level: 'error',
        check: 'names',
        message: 'This name is not in the article.',
        at: { start: 11, end: 25 },
        found: 'Michelle Obama',
        expected: 'Barack Obama',
      },
    ])
  })

  test('the acronym US where the article has only the pronoun', () => {
    expect(levels('The US said so.', 'The minister of Kenya gave us a statement.')).toEqual(['error: US'])
  })

  test('a name of the article that its quotes do not have', () => {
    expect(levels('Merkel met Erdogan.', 'Angela Merkel met Obama.')).toEqual(['error: Erdogan'])
  })
})

describe('a warning is', () => {
  test.each([
    [
      'a first name that is added',
      'Mr Cruz met Libya’s David Gaddafi.',
      'Mr Cruz of Texas met Gaddafi of Libya.',
    ],
    ['the short form of a first name', 'Mr Bill Clinton spoke.', 'William Clinton spoke.'],
    ['a name in another transliteration', 'Kadhafi was absent.', ARTICLE],
    ['a name with another letter', 'Merkal was absent.', ARTICLE],
    ['a country that a place implies', 'The US state of Texas has a law.', 'Texas has a law.'],
    ['a seat of government that speaks', 'Kyiv and Moscow said so.', 'Ukraine and Russia said so.'],
    ['a name of words that are no names', 'The Home Secret Service spoke.', ARTICLE],
    ['a name in a headline', 'Merkel Says Talks With Cameron Have Failed Again', ARTICLE],
  ])('%s', (_, claim, source) => {
    const found = levels(claim, source)
    expect(found.length).toBeGreaterThan(0)
    expect(found.filter((finding) => !finding.startsWith('warning') && !finding.includes('Cruz'))).toEqual([])
  })
})

describe('in other languages', () => {
  test('names may be declined', () => {
    const source = 'Путин встретился с Трампом в Хельсинки.'
    expect(levels('Встреча Путина и Трампа в Хельсинки прошла.', source, { source: 'ru' })).toEqual([])
    expect(levels('Встреча Ангелы Меркель прошла.', source, { source: 'ru' })).toEqual([
      'error: Встреча Ангелы Меркель',
    ])
    const greek = 'Ο Κυριάκος Μητσοτάκης μίλησε στην Αθήνα.'
    expect(levels('Η ομιλία του Μητσοτάκη στην Αθήνα.', greek, { source: 'el' })).toEqual([])
  })

  test('that write nouns with a capital, one word is a hint and several are a warning', () => {
    const source = 'Die Kanzlerin sprach in Berlin.'
    expect(levels('In Berlin senkt die Regierung bald Steuern.', source, { source: 'de' })).toEqual([
      'hint: Regierung',
      'hint: Steuern',
    ])
    expect(levels('In Berlin sprach Friedrich Merz.', source, { source: 'de' })).toEqual([
      'warning: Friedrich Merz',
    ])
  })

  test('unions of states have the names that they have there', () => {
    const source = 'La UE y EE.UU. firmaron.'
    expect(levels('La Unión Europea y los Estados Unidos firmaron.', source, { source: 'es' })).toEqual([])
  })

  test('than the article’s, there are only hints', () => {
    const found = levels('Angela Merkel traf Obama in Köln mit Friedrich Merz.', ARTICLE, { claim: 'de' })
    expect(found).toEqual(['hint: Friedrich Merz'])
    expect(levels('Меркель встретилась с Кэмероном в Лондоне.', ARTICLE, { claim: 'ru' })).toEqual([])
  })
})

test('a claim whose language is not known is read as English when it looks so', () => {
  expect(levels('The minister met Cameron in the town.', ARTICLE, { source: null })).toEqual([
    'error: Cameron',
  ])
})

test('names that were read in parts are the names of the whole', () => {
  const setting = { language: 'en', day: null }
  const parts = ['Angela Merkel spoke.', 'The IMF and Holland agreed.'].map((text) =>
    readGrounds(text, setting),
  )
  const claim = { text: 'Merkel, the Dutch and the International Monetary Fund met Cameron.', language: 'en' }
  expect(checkNames(claim, joinGrounds(parts, setting))).toMatchObject([{ level: 'error', found: 'Cameron' }])
})

describe('laws', () => {
  const anything = fc.string({
    unit: fc.oneof(
      fc.constantFrom('A', 'b', ' ', '.', "'", '-', 'U.S.', 'Mr ', '\n', 'Ж', 'ß', '\ud800', '1', 'of ', '“'),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    ),
    maxLength: 60,
  })

  test('no text has a name that it lacks itself', () => {
    fc.assert(
      fc.property(anything, (text) => {
        expect(levels(text, text)).toEqual([])
      }),
    )
  })

  test('whatever the claim is, a finding shows its own words at their place', () => {
    fc.assert(
      fc.property(anything, anything, (text, source) => {
        for (const { at, found } of checkNames(
          { text, language: 'en' },
          readGrounds(source, { language: 'en', day: null }),
        )) {
          expect(text.slice(at?.start, at?.end)).toBe(found)
          expect(found).not.toBe('')
        }
      }),
    )
  })
})

test.each([
  ['capitals', 'A'.repeat(300_000)],
  ['capitals before a small letter', `${'A'.repeat(300_000)}b`],
  ['capitals with stops', 'A.'.repeat(150_000)],
  ['words with capitals', 'Abc '.repeat(75_000)],
  ['small words', 'The of '.repeat(40_000)],
  ['apostrophes', "a'".repeat(150_000)],
])('three hundred thousand characters of %s do not hold it up', (_, text) => {
  expect(levels(text, text)).toEqual([])
  expect(levels(text, 'Nothing.').every((finding) => /^(?:error|warning|hint): /.test(finding))).toBe(true)
})
