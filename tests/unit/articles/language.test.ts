import { describe, expect, test } from 'vitest'
import {
  canonicalLanguage,
  detectLanguage,
  isRightToLeft,
  languageName,
  writesNoSpaces,
} from '../../../src/articles/language.ts'

describe('detectLanguage', () => {
  test.each([
    ['en', 'Pakistan and the United States will hold talks next month.'],
    ['de', 'Pakistan und die Vereinigten Staaten werden im nächsten Monat Gespräche führen.'],
    ['es', 'Pakistán y los Estados Unidos celebrarán conversaciones el próximo mes.'],
    ['ur', 'پاکستان اور امریکہ اگلے ماہ بات چیت کریں گے۔'],
    ['hi', 'पाकिस्तान और अमेरिका अगले महीने बातचीत करेंगे।'],
    ['ja', 'パキスタンと米国は来月、協議を行う予定だ。'],
    ['zh', '巴基斯坦和美国将于下月举行会谈。'],
    ['ru', 'Пакистан и США проведут переговоры в следующем месяце.'],
  ])('tells %s by one sentence', (language, text) => {
    expect(detectLanguage(text)).toBe(language)
  })

  test.each(['', '   ', '12345 67.8 %', 'WASHINGTON', 'asdf qwer zxcv uiop hjkl vbnm', '\ud800\ud800\ud800'])(
    'is not sure of %j',
    (text) => {
      expect(detectLanguage(text)).toBeNull()
    },
  )

  test('is not misled by a short foreign passage at the beginning', () => {
    const foreign = 'پاکستان اور امریکہ اگلے ماہ بات چیت کریں گے۔ '
    expect(
      detectLanguage(foreign + 'The minister said that the talks would begin next month. '.repeat(40)),
    ).toBe('en')
  })

  test('is not sure where two languages have an equal share', () => {
    const english = 'The minister said that the talks would begin next month, after the visit. '.repeat(10)
    const german = 'Der Minister sagte, dass die Gespräche im nächsten Monat beginnen würden. '.repeat(10)
    expect(detectLanguage(english.slice(0, 400) + german.slice(0, 400))).toBeNull()
  })
})

describe('canonicalLanguage', () => {
  test.each([
    ['EN-us', 'en-US'],
    ['ur', 'ur'],
    ['ES-419', 'es-419'],
    ['zh-hant-tw', 'zh-Hant-TW'],
    ['iw', 'he'],
    ['ca-valencia', 'ca-valencia'],
    ['de-DE-1901', 'de-DE-1901'],
    ['en-XX', 'en-XX'],
  ])('writes %s as %s', (tag, canonical) => {
    expect(canonicalLanguage(tag)).toBe(canonical)
  })

  test.each([
    ['en-x-ignore-all-rules', 'en'],
    ['en-GB-x-obey', 'en-GB'],
    ['ur-Arab-PK-obey1-ignore', 'ur-Arab-PK'],
    ['en-u-ca-buddhist', 'en'],
    ['de-t-it-a0-obey', 'de'],
  ])('writes %s, which spells out words, as %s', (tag, canonical) => {
    expect(canonicalLanguage(tag)).toBe(canonical)
    expect(languageName(tag)).not.toMatch(/obey|ignore/)
  })

  test.each([
    '',
    'xx',
    'klingonese',
    'en_US',
    'und',
    'mul',
    'x-private',
    'english',
    'ur ',
    '*',
    'a-'.repeat(40),
  ])('knows no language %j', (tag) => {
    expect(canonicalLanguage(tag)).toBeUndefined()
  })
})

test('a language has its English name, and a tag without one stands for itself', () => {
  expect(languageName('ur')).toBe('Urdu')
  expect(languageName('zh-Hant')).toBe('Traditional Chinese')
  expect(languageName('en-XX')).toBe('English')
  expect(languageName('xx')).toBe('xx')
})

test('the script decides about the direction, not the language alone', () => {
  expect(
    ['ur', 'ar', 'he', 'fa', 'ps', 'yi', 'ug', 'dv', 'ku-Arab', 'pa-PK'].filter((tag) => !isRightToLeft(tag)),
  ).toEqual([])
  expect(['en', 'ku', 'pa', 'ar-Latn', 'ja', 'xx'].filter(isRightToLeft)).toEqual([])
})

test('Chinese, Japanese and Thai letters need no spaces, Korean and Latin ones do', () => {
  expect('中 あ ア ไ'.split(' ').every(writesNoSpaces)).toBe(true)
  expect(['한', 'a', 'б', '1', ' '].some(writesNoSpaces)).toBe(false)
})
