import { describe, expect, test } from 'vitest'
import { readDelivery } from '../../../../src/articles/formats/read.ts'
import { writeDocx, writeRelationships, writeStyles, writeZip } from './write-zip.ts'

const paragraph = (text: string, style?: string) =>
  `<w:p>${style ? `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>` : ''}<w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`
const styles = writeStyles(['Title', 'heading 1', 'heading 2', 'Quote', 'List Paragraph'])
const core = (fields: string) => ({
  name: 'docProps/core.xml',
  content: `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">${fields}</cp:coreProperties>`,
})

async function readingOf(bytes: Uint8Array) {
  const contents = await readDelivery({ bytes, name: 'story.docx' })
  if (contents.kind !== 'article') throw new Error(`This is ${contents.kind}.`)
  return contents.reading
}

describe('a Word file', () => {
  test('is read with its title, headings, quotes and marks', async () => {
    const body = [
      paragraph('The bridge stays closed', 'Title'),
      '<w:p><w:r><w:t xml:space="preserve">The council met </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>again</w:t></w:r><w:r><w:t>.</w:t></w:r></w:p>',
      paragraph('Why', 'heading2'),
      paragraph('It rusts.', 'Quote'),
    ].join('')
    const { title, paragraphs, foundIn, source } = await readingOf(writeDocx(body, [styles]))
    expect({ title, foundIn, kind: source.kind }).toEqual({
      title: 'The bridge stays closed',
      foundIn: { title: 'h1' },
      kind: 'file',
    })
    expect(paragraphs).toEqual([
      {
        text: 'The council met again.',
        kind: 'paragraph',
        marks: [{ kind: 'strong', start: 16, end: 21 }],
      },
      { text: 'Why', kind: 'heading', level: 2 },
      { text: 'It rusts.', kind: 'quote' },
    ])
  })

  test('says in its properties who wrote it and when', async () => {
    const properties = core(
      '<dc:title>Bridges &amp; rust</dc:title><dc:creator>Jane Roe</dc:creator><dcterms:created xsi:type="dcterms:W3CDTF">2023-02-05T10:30:00Z</dcterms:created>',
    )
    expect(await readingOf(writeDocx(paragraph('Text.'), [properties]))).toMatchObject({
      title: 'Bridges & rust',
      byline: 'Jane Roe',
      publishedAt: '2023-02-05T10:30:00Z',
      foundIn: { title: 'core properties', byline: 'core properties', publishedAt: 'core properties' },
    })
  })

  test('is not called what its program or its file is called', async () => {
    const properties = core(
      '<dc:title>Microsoft Word - draft3.doc</dc:title><dc:creator>Administrator</dc:creator>',
    )
    expect(await readingOf(writeDocx(paragraph('Text.'), [properties]))).toMatchObject({
      title: null,
      byline: null,
    })
  })

  test('keeps its links, and opens nothing that it refers to', async () => {
    const link = '<w:p><w:hyperlink r:id="l1"><w:r><w:t>here</w:t></w:r></w:hyperlink></w:p>'
    const picture =
      '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill><a:blip r:link="p1"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>'
    const relationships = writeRelationships([
      { id: 'l1', type: 'hyperlink', target: 'https://a.example/x', isExternal: true },
      { id: 'p1', type: 'image', target: 'file:///etc/passwd', isExternal: true },
    ])
    const { paragraphs } = await readingOf(writeDocx(link + picture, [relationships]))
    expect(paragraphs).toEqual([
      {
        text: 'here',
        kind: 'paragraph',
        marks: [{ kind: 'link', href: 'https://a.example/x', start: 0, end: 4 }],
      },
    ])
  })

  test('that is damaged or cut off is refused', async () => {
    const whole = writeDocx(paragraph('Text.'))
    const refused = { code: 'invalid_request', issues: [{ path: 'article.url' }] }
    await expect(readDelivery({ bytes: whole.slice(0, 600), name: 'a.docx' })).rejects.toMatchObject(refused)
    await expect(readDelivery({ bytes: writeDocx('<w:p><w:r>'), name: 'a.docx' })).rejects.toMatchObject(
      refused,
    )
  })

  test('without a word in it is no article', async () => {
    await expect(readDelivery({ bytes: writeDocx('<w:p/>') })).rejects.toMatchObject({
      code: 'no_article',
      reason: 'empty',
    })
  })

  test('that unpacks to more than it says is refused before it is read', async () => {
    const bomb = { name: 'word/styles.xml', content: new Uint8Array(5_000_000), claimedSize: 100 }
    await expect(readDelivery({ bytes: writeDocx(paragraph('Text.'), [bomb]) })).rejects.toMatchObject({
      code: 'invalid_request',
    })
  })

  test('that says it unpacks to more than 100 MB is too large', async () => {
    const bomb = { name: 'word/media/a.bin', content: 'x', claimedSize: 200_000_000 }
    await expect(readDelivery({ bytes: writeDocx(paragraph('Text.'), [bomb]) })).rejects.toMatchObject({
      code: 'too_large',
    })
  })

  test('of more than two thousand files is refused', async () => {
    const files = Array.from({ length: 2_001 }, (_file, index) => ({ name: `word/${index}`, content: '' }))
    await expect(readDelivery({ bytes: writeDocx(paragraph('Text.'), files) })).rejects.toMatchObject({
      code: 'invalid_request',
    })
  })

  test('nested fifty thousand times is refused', async () => {
    const deep = '<w:tbl><w:tr><w:tc>'.repeat(50_000)
    await expect(readDelivery({ bytes: writeDocx(deep) })).rejects.toMatchObject({ code: 'invalid_request' })
  })
})

test.each([
  ['application/zip', [{ name: 'a.txt', content: 'x' }]],
  ['application/vnd.openxmlformats (xl)', [{ name: 'xl/workbook.xml', content: '<x/>' }]],
  ['application/vnd.openxmlformats (ppt)', [{ name: 'ppt/presentation.xml', content: '<x/>' }]],
])('another archive is unsupported, and called %s', async (name, files) => {
  await expect(readDelivery({ bytes: writeZip(files) })).rejects.toMatchObject({
    code: 'unsupported_media',
    message: `This is ${name}, which is not read here.`,
  })
})
