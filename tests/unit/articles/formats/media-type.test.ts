import { describe, expect, test } from 'vitest'
import { tellFormat } from '../../../../src/articles/formats/media-type.ts'
import { encode } from './encode.ts'
import { writeDocx } from './write-zip.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)
const HTML = '<!DOCTYPE html>\n<html><body><p>Text.</p></body></html>'
const RSS = '<?xml version="1.0"?>\n<!-- made by hand -->\n<rss version="2.0"><channel></channel></rss>'
const ATOM = '<feed xmlns="http://www.w3.org/2005/Atom"></feed>'
const JSON_FEED = '{"title": "T", "version": "https://jsonfeed.org/version/1.1", "items": []}'
const MARKDOWN = '# Title\n\n<div align="center">Text.</div>'

describe('what a delivery is', () => {
  test.each([
    ['by its header', 'Text.', 'text/plain; charset=utf-8', undefined, 'text'],
    ['by its header', MARKDOWN, 'text/markdown; variant=GFM', undefined, 'markdown'],
    ['by its header', '<p>Text.</p>', 'TEXT/HTML', undefined, 'html'],
    ['by its header, in which much is wrong', '<p>Text.</p>', ' text/html;;charset', undefined, 'html'],
    ['by its ending', MARKDOWN, undefined, 'notes/Story.MD', 'markdown'],
    ['by its ending', 'Text.', undefined, 'story.txt', 'text'],
    [
      'by its ending, where the header says nothing',
      MARKDOWN,
      'application/octet-stream',
      'story.md',
      'markdown',
    ],
    ['by its ending, where the header knows text only', MARKDOWN, 'text/plain', 'README.md', 'markdown'],
    ['by its content', HTML, undefined, undefined, 'html'],
    ['by its content', '<p>Text.</p>', undefined, undefined, 'html'],
    ['by its content', 'Text with <b>markup</b>.', undefined, undefined, 'text'],
    ['by its content', RSS, undefined, undefined, 'feed'],
    ['by its content', ATOM, 'application/xml', undefined, 'feed'],
    ['by its content', JSON_FEED, 'application/json', undefined, 'feed'],
    ['by its content, whatever its header says', HTML, 'text/plain', undefined, 'html'],
    ['by its content, whatever its header says', HTML, 'application/pdf', undefined, 'html'],
    ['by its content, whatever its header says', HTML, 'image/png', undefined, 'html'],
    ['by its content, whatever its header says', RSS, 'text/html', undefined, 'feed'],
    ['by its content, whatever its header says', '%PDF-1.4', 'text/html', undefined, 'pdf'],
    ['by its content, whatever its ending says', HTML, undefined, 'story.txt', 'html'],
    ['text, where it is called a page without a tag in it', 'Just text.', 'text/html', undefined, 'text'],
    ['text, in a type of text that nobody knows', 'Text.', 'text/x-story', undefined, 'text'],
  ])('is told %s', (_how, text, contentType, name, format) => {
    const delivery = {
      bytes: bytesOf(text),
      ...(contentType === undefined ? {} : { contentType }),
      ...(name === undefined ? {} : { name }),
    }
    expect(tellFormat(delivery).format).toBe(format)
  })

  test('is told by the ending of its address, without the query', () => {
    expect(tellFormat({ bytes: bytesOf(MARKDOWN), url: 'https://a.example/x.md?raw=1#top' }).format).toBe(
      'markdown',
    )
  })

  test('is told in UTF-16 as well', () => {
    expect(tellFormat({ bytes: encode(HTML, 'utf-16le') }).format).toBe('html')
    expect(tellFormat({ bytes: encode(RSS, 'utf-16be'), contentType: 'text/plain' }).format).toBe('feed')
  })

  test('is a Word file by what is in the archive', () => {
    expect(tellFormat({ bytes: writeDocx(''), contentType: 'application/zip' }).format).toBe('docx')
  })

  test('has the charset that its header names', () => {
    const labelOf = (contentType: string) => tellFormat({ bytes: bytesOf('Text.'), contentType }).label
    expect(labelOf('text/plain; Charset="KOI8-R"')).toBe('KOI8-R')
    expect(labelOf('text/plain; format=flowed; charset=iso-8859-1')).toBe('iso-8859-1')
    expect(labelOf('text/plain')).toBeUndefined()
  })
})

describe('what nobody reads here is unsupported, and is called by its name:', () => {
  test.each([
    ['image/png', '\x89PNG\r\n\x1a\n\0\0', 'text/html'],
    ['image/jpeg', '\xff\xd8\xff\xe0\0', undefined],
    ['image/gif', 'GIF89a\x01\0', undefined],
    ['image/webp', 'RIFF\x24\0\0\0WEBPVP8 ', undefined],
    ['image/avif', '\0\0\0\x1cftypavif', undefined],
    ['audio/mpeg', 'ID3\x03\0', undefined],
    ['video/mp4', '\0\0\0\x18ftypisom', undefined],
    ['application/gzip', '\x1f\x8b\x08', undefined],
    ['application/msword', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'application/octet-stream'],
    ['application/rtf', '{\\rtf1 text}', 'text/plain'],
    ['application/epub+zip', `PK\x03\x04${'\0'.repeat(26)}mimetypeapplication/epub+zipPK`, undefined],
    [
      'application/vnd.oasis.opendocument.text',
      `PK\x03\x04${'\0'.repeat(26)}mimetypeapplication/vnd.oasis.opendocument.textPK`,
      undefined,
    ],
    ['application/zip', 'PK\x03\x04 nothing', undefined],
    ['application/octet-stream', '\0\x01\x02\x03 binary', 'text/plain'],
    ['application/octet-stream', '\0\x01\x02\x03 binary', undefined],
    ['application/x-thing', '\0\x01\x02\x03 binary', 'application/x-thing'],
    ['application/json', '{"a": 1}', 'application/json'],
    ['application/json', '{"a": 1}', 'application/json; charset=utf-8'],
    ['application/xml', '<?xml version="1.0"?><urlset></urlset>', 'application/xml'],
    ['application/xml', '<?xml version="1.0"?><urlset></urlset>', undefined],
    ['application/xml', '<?xml version="1.0"?><constructor></constructor>', undefined],
    ['image/svg+xml', '<svg></svg>', 'image/svg+xml'],
    ['text/css', 'body {}', 'text/css'],
    ['text/csv', 'a,b', 'text/csv'],
  ])('%s', (name, content, contentType) => {
    const bytes = Uint8Array.from(Buffer.from(content, 'latin1'))
    expect(() => tellFormat(contentType === undefined ? { bytes } : { bytes, contentType })).toThrow(
      expect.objectContaining({
        code: 'unsupported_media',
        message: `This is ${name}, which is not read here.`,
        issues: [
          {
            path: 'article.url',
            message: `is ${name}; send HTML, Markdown, plain text, PDF, DOCX or a feed`,
          },
        ],
      }),
    )
  })

  test('but a text that begins like one of them is a text', () => {
    for (const text of [
      'OTTO von Bismarck was chancellor.',
      'ID3 is a format.',
      'BM is short for something.',
      'MZ, he wrote.',
    ]) {
      expect(tellFormat({ bytes: bytesOf(text) }).format).toBe('text')
    }
  })
})
