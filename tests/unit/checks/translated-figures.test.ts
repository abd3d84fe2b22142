import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkTranslatedFigures } from '../../../src/checks/figures/translated-figures.ts'
import { checkTranslation, type TranslationPair } from '../../../src/checks/translation.ts'

const pairs = readFileSync('tests/fixtures/checks/translations.jsonl', 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as TranslationPair)
const DIGITS = /\p{Nd}+/gu
const isAddress = (text: string, index: number) => /(?:https?:|@)\S*$/.test(text.slice(0, index))

function* editedTargets(target: string): Generator<string> {
  for (const { 0: digits, index } of target.matchAll(DIGITS)) {
    if (isAddress(target, index)) continue
    const at = index + Math.floor(digits.length / 2)
    const digit = (Number(target[at]) + 3) % 10 || 4
    yield target.slice(0, at) + digit + target.slice(at + 1)
  }
}

const check = (source: string, target: string, to: string, from = 'en') =>
  checkTranslatedFigures({ source, target, from, to }).map(
    ({ expected, found }) => expected?.replace(/^/, '-') ?? `+${found}`,
  )

describe('good translations of news in twelve languages', () => {
  const findings = pairs.flatMap((pair) => checkTranslation(pair).map((finding) => ({ finding, pair })))
  const pairsWith = (part: 'expected' | 'found') =>
    new Set(
      findings
        .filter(({ finding }) => finding.check === 'figures' && finding[part] !== undefined)
        .map(({ pair }) => pair),
    ).size

  test('draw a warning of a missing number in at most 1 %, and of one too many in at most 1.5 %', () => {
    expect(pairs.length).toBeGreaterThan(600)
    expect(pairsWith('expected') / pairs.length).toBeLessThanOrEqual(0.01)
    expect(pairsWith('found') / pairs.length).toBeLessThanOrEqual(0.015)
  })

  test('draw nothing else', () => {
    expect(findings.filter(({ finding }) => finding.check !== 'figures')).toEqual([])
  })

  test('are found out in at least 97 % when a digit is changed', () => {
    const edits = pairs.flatMap((pair) =>
      Array.from(editedTargets(pair.target), (target) => Object.assign({}, pair, { target })),
    )
    const missed = edits.filter((pair) => checkTranslatedFigures(pair).length === 0)
    expect(edits.length).toBeGreaterThan(2_000)
    expect(1 - missed.length / edits.length).toBeGreaterThanOrEqual(0.97)
  })
})

describe('a number of the source', () => {
  test('that is missing has the words of the source and no place', () => {
    expect(
      checkTranslatedFigures({ source: 'It cost $9.1bn.', target: 'Es war teuer.', from: 'en', to: 'de' }),
    ).toEqual([
      {
        level: 'warning',
        check: 'figures',
        message: 'A number of the source is missing.',
        expected: '$9.1bn',
      },
    ])
  })

  test.each([
    ['About 43 died.', 'Etwa 34 starben.', 'de', ['-43', '+34']],
    ['It cost 1.5 million.', 'Es kostete 1,5 Milliarden.', 'de', ['-1.5 million', '+1,5 Milliarden']],
    ['It cost 2 billion.', 'Costó 2 billones.', 'es', ['-2 billion', '+2 billones']],
    ['It has 250,000 members.', '它有2.5万名成员。', 'zh', ['-250,000', '+2.5万']],
    ['He won 4-2 and 3-1.', 'Er gewann 4:3 und 3:1.', 'de', ['-2', '+3']],
    ['On 19 July it rained.', '4月19日下雨了。', 'zh', ['+4']],
    ['It opens at 5.30pm today.', 'Es öffnet um 17.20 Uhr.', 'de', ['-5.30pm', '+17.20 Uhr']],
    ['It has 3 members.', 'Es hat 7 Mitglieder.', 'de', ['-3', '+7']],
  ])('that was changed is told with what stands in its place: %s → %s', (source, target, to, told) => {
    expect(check(source, target, to)).toEqual(told)
  })

  test.each([
    ['A million people and 500,000 dogs', 'Milion lidí a půl milionu psů', 'cs'],
    ['the 1990s, the 1800s and the 19th century', '20世纪90年代、19世纪和19世纪', 'zh'],
    ['5/2022, May 2022', '2022年5月', 'ja'],
    ['18 months and 24 hours later', 'через полтора года и сутки', 'ru'],
    ['a 95mph car, 30,000ft up', 'auto jedoucí 153 km/h ve výšce 9 100 metrů', 'cs'],
    ['over 1 million people', '100多万人', 'zh'],
    ['a 20,000-strong crowd', 'двадцатитысячная толпа', 'ru'],
    ['a 48-year-old', 'osmačtyřicetiletý', 'cs'],
    ['a 25-year-old', 'двадцатипятилетний', 'ru'],
    ['£75m', 'साढ़े सात करोड़ पाउंड', 'hi'],
    ['1,345,678 votes', '13 لاکھ 45 ہزار 678 ووٹ', 'ur'],
    ['in 10.72 seconds', '以10秒72', 'zh'],
    ['a third, two thirds', '3分の1、3分の2', 'ja'],
    ['jailed for 16 months', '禁錮1年4カ月', 'ja'],
    ['1 year and 4 months', '1年4カ月', 'ja'],
    ['An official at No 10 said', 'Un funcionario de Downing Street dijo', 'es'],
    ['In 2022 a million people came', 'В 2022 миллион человек приехал', 'ru'],
    ['at 1430 GMT', 'um 14.30 Uhr GMT', 'de'],
    ['between 25,000 and 45,000', '2.5万至4.5万', 'zh'],
    ['100 per cent of them', 'все они', 'ru'],
  ])('may be said in another way: %s → %s', (source, target, to) => {
    expect(check(source, target, to)).toEqual([])
  })

  test.each([
    ['Das kostete 1,5 Mrd. Euro.', 'It cost €1.5bn.', 'de', 'en'],
    ['15 लाख लोग', '1.5 million people', 'hi', 'en'],
    ['2万5000人', '25,000 people', 'ja', 'en'],
  ])('is compared in the other direction as well: %s → %s', (source, target, from, to) => {
    expect(check(source, target, to, from)).toEqual([])
  })
})

test('whatever the texts are, a number that stands on both sides in the same digits is never missing', () => {
  fc.assert(
    fc.property(fc.integer({ min: 11, max: 999 }), fc.string({ maxLength: 40 }), (number, words) => {
      const text = words.replaceAll(/\p{N}/gu, '')
      const told = checkTranslatedFigures({
        source: `There are ${number} of them.`,
        target: `${text} (${number})`,
        from: 'en',
        to: 'de',
      })
      expect(told.filter(({ expected }) => expected !== undefined)).toEqual([])
    }),
  )
})
