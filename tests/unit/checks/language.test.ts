import { describe, expect, test } from 'vitest'
import { checkLanguage } from '../../../src/checks/language.ts'

const ENGLISH =
  'The council decided on Tuesday that the old bridge across the river will not be closed before the end of the year.'
const check = (text: string, wanted: string, detected: string | null = null) =>
  checkLanguage(text, { wanted, detected }).map(({ level }) => level)

describe('the script', () => {
  test.each([
    ['zh', ENGLISH],
    ['ja', ENGLISH],
    ['hi', ENGLISH],
    ['ur', ENGLISH],
    ['ru', ENGLISH],
    ['de', 'Городской совет решил во вторник, что старый мост не закроют до конца года.'],
    ['hi', 'کونسل نے منگل کو فیصلہ کیا کہ پرانا پل سال کے آخر سے پہلے بند نہیں کیا جائے گا۔'],
    ['zh', '市議会は火曜日、古い橋を年末までは閉鎖しないことを決めたと発表した。'],
    ['ja', '市议会周二决定，年底之前不会关闭横跨河流的旧桥，并将继续对其进行维护和修缮。'],
    ['sr-Cyrl', 'Gradsko veće je odlučilo da stari most neće biti zatvoren do kraja godine.'],
  ])('of another language than %s is an error: %s', (wanted, text) => {
    expect(check(text, wanted)).toEqual(['error'])
  })

  test.each([
    ['zh', '市议会周二决定，年底之前不会关闭旧桥。'],
    ['zh-Hant', '市議會週二決定，年底之前不會關閉舊橋。'],
    ['zh', '蒂姆·库克（Tim Cook）介绍了iPhone 15 Pro Max和Apple Watch Ultra。'],
    ['zh', 'Manchester United – Tottenham Hotspur Football Club'],
    ['ja', '市議会は火曜日、古い橋を閉鎖しないことを決めた。'],
    ['sr', 'Gradsko veće je odlučilo da stari most neće biti zatvoren do kraja godine.'],
    ['sr', 'Градско веће је одлучило да стари мост неће бити затворен до краја године.'],
    ['ko', '시의회는 화요일 낡은 다리를 연말까지 폐쇄하지 않기로 결정했다.'],
    ['ur', 'کونسل نے منگل کو فیصلہ کیا کہ پرانا پل بند نہیں کیا جائے گا۔'],
    ['zh', 'OK'],
    ['xx-not-a-tag!', ENGLISH],
  ])('of %s is none, nor are names in Latin letters or a few letters: %s', (wanted, text) => {
    expect(check(text, wanted)).toEqual([])
  })
})

describe('the word of a detector', () => {
  test('is an error for a text of some length in another language', () => {
    expect(checkLanguage(ENGLISH, { wanted: 'de', detected: 'en' })).toEqual([
      {
        level: 'error',
        check: 'language',
        message: 'The text is not in the language wanted.',
        expected: 'de',
        found: 'en',
      },
    ])
  })

  test.each([
    ['nb', 'no'],
    ['cs', 'sk'],
    ['pt', 'gl'],
    ['hr', 'sr'],
    ['id', 'ms'],
    ['sw', 'en'],
  ])('is a hint when it may mix up what was wanted (%s) with %s', (wanted, detected) => {
    expect(check(ENGLISH, wanted, detected)).toEqual(['hint'])
  })

  test('counts by the language alone, not by region, and not for a few words', () => {
    expect(check(ENGLISH, 'en-GB', 'en')).toEqual([])
    expect(check('The council decided.', 'de', 'en')).toEqual([])
    expect(check(ENGLISH, 'de', null)).toEqual([])
  })
})

test('the stand-in of a rehearsal is none of these findings', () => {
  expect(check(`⟦ur⟧ ${ENGLISH}`, 'ur', 'en')).toEqual([])
})
