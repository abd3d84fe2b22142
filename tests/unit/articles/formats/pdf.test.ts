import { describe, expect, test } from 'vitest'
import { readDelivery } from '../../../../src/articles/formats/read.ts'
import { column, type Drawn, writePdf } from './write-pdf.ts'

async function readingOf(bytes: Uint8Array) {
  const contents = await readDelivery({ bytes, contentType: 'application/pdf' })
  if (contents.kind !== 'article') throw new Error(`This is ${contents.kind}.`)
  return contents.reading
}
const textsOf = async (pages: Drawn[][]) =>
  (await readingOf(writePdf(pages))).paragraphs.map(({ text }) => text)

const LINES = [
  'The council of Ahrenburg met on Monday to decide about the bridge over the harbour, which has',
  'been closed for a year. Its members could not agree on who is to pay for it, although engineers',
  'had said that it cannot wait any longer, and that the winter will be hard.',
]
const PARAGRAPH = LINES.join(' ')
const SECOND = [
  'The mayor said that she would ask the government for help, and that she hoped for an answer',
  'before the winter comes.',
]

describe('the lines of a PDF', () => {
  test('become paragraphs where the space between them is wider', async () => {
    const page = [...column(LINES), ...column(SECOND, { y: 640 })]
    expect(await textsOf([page])).toEqual([PARAGRAPH, SECOND.join(' ')])
  })

  test('become paragraphs where one is indented, or ends early', async () => {
    const indented = [
      ...column(LINES),
      { text: SECOND[0] ?? '', x: 90, y: 658 },
      { text: SECOND[1] ?? '', y: 644 },
    ]
    expect(await textsOf([indented])).toEqual([PARAGRAPH, SECOND.join(' ')])
    expect(await textsOf([column([...LINES, ...SECOND])])).toEqual([PARAGRAPH, SECOND.join(' ')])
  })

  test('lose a hyphen that only broke a word, and keep one that belongs to it', async () => {
    const lines = [
      'The bridge is a well-known problem of the administration, and every year the adminis-',
      'tration says that it will be mended, as a well-',
      'known engineer told the harbour-',
      'master on Monday.',
    ]
    expect(await textsOf([column(lines)])).toEqual([
      'The bridge is a well-known problem of the administration, and every year the administration says that it will be mended, as a well-known engineer told the harbourmaster on Monday.',
    ])
  })

  test('go on over the end of a column and of a page', async () => {
    const narrow = [
      'Columns are harder to read, because',
      'the lines of one stand beside those',
      'of the other, and a good reader',
    ]
    const rest = ['keeps them apart, and joins what', 'belongs together.']
    expect(await textsOf([[...column(narrow, { y: 200 }), ...column(rest, { x: 320, y: 700 })]])).toEqual([
      [...narrow, ...rest].join(' '),
    ])
    expect(await textsOf([column(LINES.slice(0, 2), { y: 120 }), column(LINES.slice(2))])).toEqual([
      PARAGRAPH,
    ])
  })

  test('of lists are items', async () => {
    const page = column(['What is needed:', '\x95 steel', '\x95 money', '1. and time'], { step: 14 })
    const { paragraphs } = await readingOf(writePdf([page]))
    expect(paragraphs).toEqual([
      { text: 'What is needed:', kind: 'paragraph' },
      { text: 'steel', kind: 'list-item', list: { isOrdered: false, depth: 1 } },
      { text: 'money', kind: 'list-item', list: { isOrdered: false, depth: 1 } },
      { text: 'and time', kind: 'list-item', list: { isOrdered: true, depth: 1 } },
    ])
  })

  test('that begin with a number or a hyphen within a sentence are none', async () => {
    const lines = [
      'The council will meet again on the harbour front, at noon on Monday, February',
      '12. The mayor - who is',
      '- as ever - late, will come.',
    ]
    expect(await textsOf([column(lines)])).toEqual([lines.join(' ')])
  })

  test('that are large are headings, and the largest is the title', async () => {
    const page = [
      { text: 'The bridge stays closed', y: 780, size: 24 },
      ...column(LINES),
      { text: 'What comes next', y: 640, size: 14 },
      ...column(SECOND, { y: 620 }),
    ]
    const { title, paragraphs } = await readingOf(writePdf([page]))
    expect(title).toBe('The bridge stays closed')
    expect(paragraphs.map(({ kind, level }) => [kind, level])).toEqual([
      ['paragraph', undefined],
      ['heading', 2],
      ['paragraph', undefined],
    ])
  })

  test('that are running heads, feet and page numbers are left out', async () => {
    const page = (number: number, texts: string[]): Drawn[] => [
      { text: `Annual report ${2_020 + number}`, y: 810 },
      ...column(texts),
      { text: 'Ministry of Bridges', y: 40 },
      { text: `Page ${number} of 3`, x: 500, y: 30 },
    ]
    expect(
      await textsOf([page(1, LINES), page(2, SECOND), page(3, ['Nothing else happened in this year.'])]),
    ).toEqual([PARAGRAPH, SECOND.join(' '), 'Nothing else happened in this year.'])
  })
})

describe('the properties of a PDF', () => {
  test('name its title, author and date', async () => {
    const info = "/Title (Bridges and rust) /Author (Jane Roe) /CreationDate (D:20230205103000+01'00')"
    expect(await readingOf(writePdf([column(LINES)], { info }))).toMatchObject({
      title: 'Bridges and rust',
      byline: 'Jane Roe',
      publishedAt: '2023-02-05T09:30:00Z',
      foundIn: { title: 'PDF properties', byline: 'PDF properties', publishedAt: 'PDF properties' },
      source: { kind: 'file', mediaType: 'application/pdf' },
    })
  })

  test.each([
    ['Microsoft Word - report.doc', 'Microsoft Office User'],
    ['report_final_v2.indd', 'admin'],
    ['Untitled', 'jane@paper.example'],
    ['untitled-1', 'Owner'],
  ])('are ignored where a program wrote them: %s, %s', async (title, author) => {
    const info = `/Title (${title}) /Author (${author}) /CreationDate (yesterday)`
    expect(await readingOf(writePdf([column(LINES)], { info }))).toMatchObject({
      title: null,
      byline: null,
      publishedAt: null,
    })
  })
})

describe('a PDF that cannot be read', () => {
  test('for want of a password is unsupported', async () => {
    const garbage = `<${'61'.repeat(32)}>`
    const trailer = `/Encrypt << /Filter /Standard /V 1 /R 2 /O ${garbage} /U ${garbage} /P -4 >> /ID [<61> <61>]`
    await expect(readingOf(writePdf([column(LINES)], { trailer }))).rejects.toMatchObject({
      code: 'unsupported_media',
      message: 'This is a PDF that needs a password, which is not read here.',
    })
  })

  test('because it is damaged is refused', async () => {
    await expect(readingOf(Uint8Array.from(Buffer.from('%PDF-1.7\n1 0 obj\n<<')))).rejects.toMatchObject({
      code: 'invalid_request',
      issues: [{ path: 'article.url', message: 'is a damaged PDF' }],
    })
  })

  test('because it is a scan is no article', async () => {
    await expect(readingOf(writePdf([[], []]))).rejects.toMatchObject({ code: 'no_article', reason: 'empty' })
  })

  test('because it has more than 500 pages is too large', async () => {
    await expect(readingOf(writePdf(Array.from({ length: 501 }, () => [])))).rejects.toMatchObject({
      code: 'too_large',
    })
  })

  test('in its table of places is read all the same', async () => {
    const whole = Buffer.from(writePdf([column(LINES)])).toString('latin1')
    const broken = whole.replace(/startxref\n\d+/, 'startxref\n7')
    expect((await readingOf(Uint8Array.from(Buffer.from(broken, 'latin1')))).paragraphs).toHaveLength(1)
  })
})
