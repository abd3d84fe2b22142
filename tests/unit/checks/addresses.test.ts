import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkAddresses } from '../../../src/checks/addresses.ts'

describe('an address of the source', () => {
  test.each([
    ['Read https://example.com/a.', '请访问https://example.com/a。更多内容'],
    ['Read https://example.com/a now', '请访问https://example.com/a了解更多'],
    ['Read https://example.com/a (in English).', 'Lies (auf https://example.com/a).'],
    ['See https://en.example.org/wiki/Foo_(bar).', 'Viz (https://en.example.org/wiki/Foo_(bar)).'],
    ['See www.example.com', 'Siehe https://WWW.Example.com/'],
    ['See https://example.com/caf%C3%A9', 'Siehe https://example.com/café'],
    ['See https://bücher.example/x', 'Siehe https://xn--bcher-kva.example/x'],
    ['Write to Info@Example.com.', '请发邮件至info@example.com。'],
    ['Write to info@example.com: now', 'info@example.com으로 보내세요'],
    ['Visit example.com', '«example.com» öffnen'],
    ['Visit www.example.com today', 'www.example.com’da bugün'],
    ['See https://example.com/a?b=1&c=2;', 'دیکھیے https://example.com/a?b=1&c=2۔'],
    ['The U.S. won at 5 p.m. vs. Italy.', 'Die USA gewannen um 17 Uhr.'],
  ])('may be written in another way: %s → %s', (source, target) => {
    expect(checkAddresses(source, target)).toEqual([])
  })

  test.each([
    ['https://example.com/a1', 'https://example.com/a2'],
    ['https://example.com/a', 'https://example.org/a'],
    ['http://example.com/a', 'https://example.com/a'],
    ['https://example.com/Ab', 'https://example.com/ab'],
    ['info@example.com', 'inf@example.com'],
    ['www.example.com', 'www.exmaple.com'],
  ])('that was changed is an error that names both: %s, %s', (before, after) => {
    expect(checkAddresses(`See ${before}.`, `Siehe ${after}.`)).toEqual([
      {
        level: 'error',
        check: 'addresses',
        message: expect.stringMatching(/was changed\.$/),
        expected: before,
        found: after,
        at: { start: 6, end: 6 + after.length },
      },
    ])
  })

  test('that is missing is an error, and so is one that the source lacks', () => {
    expect(checkAddresses('Write to a@example.com.', 'Schreiben Sie.')).toMatchObject([
      { level: 'error', expected: 'a@example.com' },
    ])
    expect(checkAddresses('Write.', 'Schreiben Sie an a@example.com.')).toMatchObject([
      { level: 'error', found: 'a@example.com', at: { start: 17, end: 30 } },
    ])
  })

  test('is told once, however often it stands there', () => {
    expect(checkAddresses('https://example.com/a https://example.com/a', '')).toHaveLength(1)
  })
})

const MARKS = ['', '.', ',', ')', '。', '，', '»', '”', '!', ' ', '\n']
const PATHS = ['', '/', '/a', '/a-b_c/1', '/?q=1', '/%D0%B0', '/a.html#top']

test('any address, with any mark behind it, is found in both texts and is never a finding when it is kept', () => {
  const address = fc
    .tuple(fc.constantFrom('https://', 'http://', 'www.'), fc.domain(), fc.constantFrom(...PATHS))
    .map((parts) => parts.join(''))
  fc.assert(
    fc.property(
      fc.oneof(
        address,
        fc.domain().map((host) => `news.desk@${host}`),
      ),
      fc.constantFrom(...MARKS),
      fc.constantFrom(...MARKS),
      (kept, one, other) => {
        expect(checkAddresses(`See ${kept}${one}`, `（${kept}${other}`)).toEqual([])
        expect(checkAddresses(`See ${kept}${one}`, `（${other}`)).toHaveLength(1)
      },
    ),
  )
})
