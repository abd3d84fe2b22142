import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readDate } from '../../../src/articles/dates.ts'

test.each([
  ['Sunday, 5 February, 2023 at 12:00 AM', '2023-02-05'],
  ['2023-02-05', '2023-02-05'],
  ['February 5th, 2023', '2023-02-05'],
  ['Sept. 5, 2023', '2023-09-05'],
  ['5 Feb 2023 10:30 PKT', '2023-02-05'],
  ['25/02/2023', '2023-02-25'],
  ['2/25/2023', '2023-02-25'],
  ['12 mars 2024 à 10h30', '2024-03-12'],
  ['le mardi 1er août 2023', '2023-08-01'],
  ['20.11.2023, 14:05 Uhr', '2023-11-20'],
  ['Montag, 5. Februar 2024', '2024-02-05'],
  ['5 de febrero de 2023', '2023-02-05'],
  ['5 فروری 2023', '2023-02-05'],
  ['الأحد، ٥ فبراير ٢٠٢٣', '2023-02-05'],
  ['5 كانون الثاني 2023', '2023-01-05'],
  ['۵ فروری ۲۰۲۳', '2023-02-05'],
  ['5 फ़रवरी 2023', '2023-02-05'],
  ['०५ दिसंबर २०२३', '2023-12-05'],
  ['05.02.2023', '2023-02-05'],
  ['5. 2. 2023', '2023-02-05'],
  ['domenica 5 febbraio 2023, ore 10:30', '2023-02-05'],
  ['1º de março de 2024 às 10h30', '2024-03-01'],
  ['5 Şubat 2023 Pazar, 10:30', '2023-02-05'],
  ['5 февраля 2023 г. в 10:30', '2023-02-05'],
  ['zondag 5 februari 2023 om 10:30 uur', '2023-02-05'],
  ['5 lutego 2023, godz. 10:30', '2023-02-05'],
  ['2023年2月5日（日）10時30分', '2023-02-05'],
  ['２０２３年２月５日', '2023-02-05'],
  ['2023年2月5日 星期日 10:30', '2023-02-05'],
  ['2023/02/05 10:30', '2023-02-05'],
  ['2023.2.5', '2023-02-05'],
])('%s names no zone that is sure, so it is the day %s', (text, day) => {
  expect(readDate(text)).toBe(day)
})

test.each([
  ['2023-02-05T10:30:00Z', '2023-02-05T10:30:00Z'],
  ['2023-02-05T10:30:15.123+05:00', '2023-02-05T05:30:15Z'],
  ['2023-02-05T01:30+0500', '2023-02-04T20:30:00Z'],
  ['Sun, 05 Feb 2023 10:30:00 GMT', '2023-02-05T10:30:00Z'],
  ['February 5, 2023 1:30 pm UTC', '2023-02-05T13:30:00Z'],
  ['5 February 2023, 12:05 AM (UTC)', '2023-02-05T00:05:00Z'],
])('%s is the moment %s', (text, moment) => {
  expect(readDate(text)).toBe(moment)
})

test.each([
  '',
  '05/02/2023',
  '30 February 2023',
  '2023-13-01',
  '0001-01-01',
  '2023',
  'yesterday',
  '5 Foo 2023',
  'on 2023-02-05',
  '30.02.2023',
  '2023年13月5日',
  '2023/02-05',
  '2月5日',
])('%j is no date that is sure', (text) => {
  expect(readDate(text)).toBeUndefined()
})

test.each([
  'en',
  'de',
  'fr',
  'es',
  'ar',
  'ar-LB',
  'ar-DZ',
  'ar-MA',
  'ur',
  'hi',
  'it',
  'pt',
  'tr',
  'ru',
  'nl',
  'pl',
])('every month is known as it is written in %s, long and short', (language) => {
  for (const length of ['long', 'short'] as const) {
    const format = new Intl.DateTimeFormat(`${language}-u-ca-gregory`, { day: 'numeric', month: length })
    const names = Array.from({ length: 12 }, (_, index) => {
      const parts = format.formatToParts(new Date(2023, index, 5))
      return parts.find(({ type }) => type === 'month')?.value.normalize('NFC')
    })
    expect(names.map((name) => readDate(`5 ${name} 2023`)?.slice(5, 7))).toEqual(
      Array.from({ length: 12 }, (_, index) => `${index + 1}`.padStart(2, '0')),
    )
  }
})

test('a date in numbers is read where it is known to begin with the day', () => {
  expect(readDate('05.02.2023, 14:05 Uhr', { isDayFirst: true })).toBe('2023-02-05')
  expect(readDate('5/2/2023', { isDayFirst: true })).toBe('2023-02-05')
  expect(readDate('2/25/2023', { isDayFirst: true })).toBeUndefined()
})

test('every moment is read back from the way JSON writes it', () => {
  const moments = fc.date({ min: new Date('1601-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  fc.assert(
    fc.property(moments, (moment) => {
      const written = moment.toISOString()
      expect(readDate(written)).toBe(written.replace(/\.\d+/, ''))
      expect(readDate(written.slice(0, 10))).toBe(written.slice(0, 10))
    }),
  )
})

test('whatever it is given, it says a date or nothing', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[\d:./ TZ+-]{0,40}$/)), (text) => {
      expect(readDate(text) ?? '2000-01-01').toMatch(/^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}:\d{2}Z)?$/)
    }),
  )
})
