import { hash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { asArticle } from '../../../src/articles/article.ts'
import { readText } from '../../../src/articles/text.ts'
import { isSound, problemOf } from './outcome.ts'

const seed = readFileSync('seeds/articles/000_d07278516c443baf.txt', 'utf8')
const first =
  'Pakistan and the United States will hold talks next month to explore possibilities of working together.'
const second =
  'The foreign minister said on Friday that the talks would begin in Washington, and end in Islamabad.'
const texts = (text: string, given = {}) =>
  readText(text, given).paragraphs.map((paragraph) => paragraph.text)

const problem = (text: string, given = {}) => problemOf(() => readText(text, given))

describe('the seed article', () => {
  const reading = readText(seed)

  test('is told apart from what the scraper left around it', () => {
    expect({ ...reading, paragraphs: reading.paragraphs.length }).toMatchObject({
      title: 'Pakistan-US anti-terror talks from next month, says Bilawal',
      byline: null,
      siteName: null,
      publishedAt: '2023-02-05',
      dateline: 'Washington',
      credit: 'DAWN',
      language: null,
      isLanguageCertain: false,
      paragraphs: 9,
      source: { kind: 'text', url: null, sha256: hash('sha256', seed) },
      warnings: [],
    })
  })

  test('has nine paragraphs without a crumb, its quotations whole', () => {
    expect(reading.paragraphs.every(({ kind }) => kind === 'paragraph')).toBe(true)
    expect(reading.paragraphs[0]?.text).toMatch(/^Pakistan and the United States .* told Dawn on Friday\.$/)
    expect(reading.paragraphs[4]?.text).toBe(
      '"We are grateful for the support we received from the US," he said. "Not just for bilateral assistance but also for supporting the Geneva conference."',
    )
    expect(reading.paragraphs[8]?.text).toMatch(
      /why shouldn't the forces combating terrorism do the same\?"$/,
    )
    expect(JSON.stringify(reading.paragraphs)).not.toMatch(/DAWN|WASHINGTON|Count|Published|Video/)
  })

  test('loses nothing else', () => {
    const crumbs = /^ date 2023-02-05 Video|Pakistan-US .* Bilawal|Published : .*|WASHINGTON|\s+DAWN\s*$/gm
    const words = (text: string) => text.match(/\S+/g)
    expect(words(asArticle(reading).text)).toEqual(words(seed.replace(crumbs, '')))
  })
})

describe('a title', () => {
  test.each([
    ['before a blank line', `Talks begin\n\n${first}`],
    ['before something longer', `Talks begin\n${first}`],
    ['before crumbs', `Talks begin\n25 comments\n${first}`],
    ['after crumbs', `Video\n2023-02-05\n\nTalks begin\n\n${first}`],
  ])('is the short first line %s', (_, text) => {
    expect(readText(text)).toMatchObject({ title: 'Talks begin', paragraphs: [{ text: first }] })
  })

  test('may be a question, or end in initials', () => {
    expect(readText(`Will talks begin?\n\n${first}`).title).toBe('Will talks begin?')
    expect(readText(`Talks begin in the U.S.\n\n${first}`).title).toBe('Talks begin in the U.S.')
  })

  test.each([
    ['ends like a sentence', `Talks begin.\n\n${first}`],
    ['ends like a sentence in Urdu', `مذاکرات شروع۔\n\n${first}`],
    ['ends like a sentence in Chinese', `会谈开始。\n\n${first}`],
    ['is long', `${'Talks '.repeat(40)}\n\n${first}`],
    ['is a list item', `• Talks\n\n${first}`],
    ['is longer than what follows at once', `${first.slice(0, -1)}\nTalks begin.`],
  ])('is not what %s', (_, text) => {
    expect(readText(text)).toMatchObject({ title: null, paragraphs: [{}, {}] })
  })

  test('is not all there is: a single paragraph has none', () => {
    expect(readText('Talks begin')).toMatchObject({ title: null, paragraphs: [{ text: 'Talks begin' }] })
    expect(readText('Talks begin\n\nReuters')).toMatchObject({
      title: null,
      credit: 'Reuters',
      paragraphs: [{ text: 'Talks begin' }],
    })
  })

  test('that is given wins, and is dropped from the text only where it stands there', () => {
    expect(readText(`Talks  begin\n\n${first}`, { title: 'Talks begin' })).toMatchObject({
      title: 'Talks begin',
      paragraphs: [{ text: first }],
    })
    expect(texts(`Talks begin\n\n${first}`, { title: 'Another' })).toEqual(['Talks begin', first])
    expect(texts('Talks begin', { title: 'Talks begin' })).toEqual(['Talks begin'])
  })
})

describe('crumbs', () => {
  test('are read around the text and kept within it', () => {
    const text = `Talks begin\nBy Jane Doe\nISLAMABAD\n\n${first}\n25 comments\nVideo\n${second}\n\nViews: 1,204\nReuters\n`
    expect(readText(text)).toMatchObject({ byline: 'Jane Doe', dateline: 'Islamabad', credit: 'Reuters' })
    expect(texts(text)).toEqual([first, '25 comments', 'Video', second])
  })

  test('tell the day: the publication line before the scraper, and what is given before both', () => {
    const text = `date 2023-02-07\nTalks begin\nPublished: 5 February 2023\n\n${first}`
    expect(readText(text).publishedAt).toBe('2023-02-05')
    expect(readText(text.replace(/Published.*/, '')).publishedAt).toBe('2023-02-07')
    expect(readText(text, { publishedAt: '2023-02-06' }).publishedAt).toBe('2023-02-06')
    expect(readText(text, { publishedAt: '2024-02-03T10:00:00+05:00' }).publishedAt).toBe(
      '2024-02-03T05:00:00Z',
    )
  })

  test('before the first sentence tell the place, and stay', () => {
    const text = `ISLAMABAD (Reuters) - ${first}`
    expect(readText(text)).toMatchObject({ dateline: 'Islamabad', paragraphs: [{ text }] })
  })

  test('without a text are no article', () => {
    for (const text of ['date 2023-02-05 Video', '25 comments\n\nReuters']) {
      expect(problem(text)).toMatchObject({
        code: 'no_article',
        reason: 'empty',
        issues: [{ path: 'article.text' }],
      })
    }
    expect(problem('12.5 %\n\n***')).toMatchObject({
      code: 'no_article',
      reason: 'not_an_article',
      issues: [{ path: 'article.text' }],
    })
  })
})

describe('readText', () => {
  test.each([
    ['', 'is empty'],
    [' \n\u00a0\n', 'is empty'],
    ['\u200b\ufeff', 'is empty'],
    ['a\ud800b', 'has a lone surrogate at position 1; send well-formed Unicode'],
    ['PNG\0\x01', 'looks binary'],
  ])('refuses %j', (text, message) => {
    const error = problem(text)
    expect(error).toMatchObject({ code: 'invalid_request', issues: [{ path: 'article.text' }] })
    expect(error.message).toContain(message)
  })

  test('refuses a language or a date that is none', () => {
    expect(problem(first, { language: 'klingonese' }).issues).toMatchObject([{ path: 'article.language' }])
    expect(problem(first, { publishedAt: 'yesterday' }).issues).toMatchObject([
      { path: 'article.publishedAt' },
    ])
  })

  test('takes the language and the address that are given', () => {
    expect(readText(first, { language: 'EN-gb', url: 'https://example.com/a' })).toMatchObject({
      language: 'en-GB',
      source: { kind: 'text', url: 'https://example.com/a' },
    })
  })

  test('says that it removed what a reader could not see', () => {
    expect(readText(`${first.slice(0, 10)}\u202e${first.slice(10)}`)).toMatchObject({
      paragraphs: [{ text: first }],
      warnings: ['Removed invisible or bidirectional control characters.'],
    })
  })

  test('understands a text the same whatever its line ends, spaces and composition', () => {
    const dressed = `\ufeff${seed.replaceAll('\n', '\r\n').replaceAll(', ', ',\u00a0')}`.normalize('NFD')
    const { source: _, ...understood } = readText(dressed)
    const { source: __, ...plain } = readText(seed)
    expect(understood).toEqual(plain)
  })

  test('makes an article of any text, or says why not', () => {
    const line = fc.oneof(
      fc.constantFrom(
        '',
        'Video',
        'WASHINGTON',
        'Talks begin',
        first,
        second,
        '- item',
        'Reuters',
        '\t',
        '    DAWN',
        '\u202e',
        'date 2023-02-05',
      ),
      fc.string({ unit: 'binary' }),
    )
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        expect(isSound(() => readText(lines.join('\n')))).toBe(true)
      }),
    )
  })

  test.each([
    ['one line', 'word '.repeat(200_000)],
    ['many lines', 'A line of the text that stands here.\n'.repeat(30_000)],
    ['many empty lines', `${first}${'\n'.repeat(1_000_000)}${second}`],
    ['nothing but crumbs before the end', `${'25 comments\n'.repeat(80_000)}${first}`],
    ['wide spaces', `a${' '.repeat(1_000_000)}b`],
  ])('reads a million characters as %s', (_, text) => {
    expect(readText(text).paragraphs.length).toBeGreaterThan(0)
  })
})
