import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readText } from '../../../src/articles/text.ts'

const first =
  'Pakistan and the United States will hold talks next month to explore possibilities of working together.'
const second =
  'The foreign minister said on Friday that the talks would begin in Washington, and end in Islamabad.'
const texts = (text: string, given = {}) =>
  readText(text, given).paragraphs.map((paragraph) => paragraph.text)

describe('lines', () => {
  const wrapped = (text: string, column: number) => {
    const lines = ['']
    for (const word of text.split(' ')) {
      const line = lines.at(-1) ?? ''
      if (line !== '' && line.length + 1 + word.length > column) lines.push(word)
      else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`
    }
    return lines.join('\n')
  }

  test('are paragraphs as they stand, empty ones left out', () => {
    expect(texts(`${first}\n${second}\n\n\n${first}`)).toEqual([first, second, first])
  })

  test('that were broken at a column are joined again, at whatever column', () => {
    const word = fc.stringMatching(/^[a-z]{2,12}$/)
    const paragraph = fc
      .array(word, { minLength: 40, maxLength: 90 })
      .map((words) => `The ${words.join(' ')}.`)
    fc.assert(
      fc.property(
        fc.array(paragraph, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 60, max: 100 }),
        (paragraphs, column) => {
          const reading = readText(paragraphs.map((text) => wrapped(text, column)).join('\n\n'))
          expect(reading.paragraphs.map(({ text }) => text)).toEqual(paragraphs)
          expect(reading.warnings).toEqual(['Joined lines that were broken at a column.'])
        },
      ),
    )
  })

  test('that were broken below a title and crumbs are joined as well', () => {
    const text = `Talks begin\nBy Jane Doe\n${wrapped(`${first} ${second}`, 72)}\n\nReuters`
    expect(readText(text)).toMatchObject({
      title: 'Talks begin',
      credit: 'Reuters',
      paragraphs: [{ text: `${first} ${second}` }],
    })
  })

  test('that happen to be of middle length stay lines', () => {
    const lines = [
      'Talks will begin next month in Washington, the minister said',
      'No date has been named by either of the two governments so far',
      'Flood recovery is said to be another topic of the long talks',
    ]
    expect(texts(`${first}\n\n${lines.join('\n')}`)).toEqual([first, ...lines])
  })

  test('that were broken in Chinese are joined without a space, at a hyphen too', () => {
    const chinese = '巴基斯坦和美国将于下月举行会谈并探讨如何协调双方打击恐怖主义的努力'.repeat(4)
    const lines = [chinese.slice(0, 45), chinese.slice(45, 90), chinese.slice(90)]
    expect(texts(lines.join('\n'))).toEqual([chinese])
    const hyphenated = 'The talks are said to be about the long and winding anti-\nterror efforts of both.'
    expect(texts(hyphenated)).toEqual([hyphenated.replace('\n', '')])
  })

  test.each(['-', '*', '•'])('that begin with %s are list items, without it', (bullet) => {
    expect(readText(`${first}\n${bullet} one thing\n${bullet} another`).paragraphs).toEqual([
      { text: first, kind: 'paragraph' },
      { text: 'one thing', kind: 'list-item' },
      { text: 'another', kind: 'list-item' },
    ])
  })

  test('of signs alone are no list', () => {
    expect(texts(`${first}\n* * *\n${second}`)).toEqual([first, '* * *', second])
  })
})

test('a text of four million characters that is wrapped at a column is joined in one go', () => {
  const line = `${'x'.repeat(60)} y`
  const [block, ...others] = texts(Array.from({ length: 60_000 }, () => line).join('\n'))
  expect(others).toEqual([])
  expect(block?.length).toBe(60_000 * (line.length + 1) - 1)
})
