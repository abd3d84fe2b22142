import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { extract, type Length } from '../../../src/llm/rehearsal/extract.ts'

const FLOOD = 'The river burst its banks on Monday and flooded the old town of Passau.'
const FLOOD_AGAIN = 'On Monday the river burst its banks and flooded the old town of Passau again.'
const RESCUE = 'Firefighters rescued forty people from the roofs of the old town.'
const MAYOR = 'The mayor asked the people to stay away from the river.'
const COST = 'Repairs after the flood will cost nine million euros, the mayor said.'
const CAT = 'A cat was found asleep.'

function chosen(paragraphs: string[], length: Length, title = ''): Promise<string[]> {
  return extract({ article: paragraphs.join('\n\n'), title, language: 'en', length })
}

describe('an extract', () => {
  test('begins with the first sentence of a report and keeps the order of the article', async () => {
    expect(await chosen([FLOOD, RESCUE, MAYOR, COST, CAT], { sentences: 1 })).toEqual([FLOOD])
    expect(await chosen([FLOOD, `${CAT} ${MAYOR}`, COST], { sentences: 3 })).toEqual([FLOOD, MAYOR, COST])
  })

  test('does not say the same thing twice, even where there is room', async () => {
    expect(await chosen([FLOOD, FLOOD_AGAIN, FLOOD, RESCUE], { sentences: 4 })).toEqual([FLOOD, RESCUE])
  })

  test('has as many of the best sentences as fit into the words, whole', async () => {
    expect(await chosen([FLOOD, RESCUE, MAYOR], { words: 25 })).toEqual([FLOOD, RESCUE])
    expect(await chosen([FLOOD, RESCUE, MAYOR], { words: 12 })).toEqual([RESCUE])
  })

  test('has one whole sentence when none fits', async () => {
    expect(await chosen([FLOOD, RESCUE, MAYOR], { words: 3 })).toEqual([FLOOD])
    expect(await chosen([FLOOD, RESCUE], { sentences: 0 })).toEqual([FLOOD])
  })

  test('leaves the headline and headings out', async () => {
    const plea = 'The mayor said: “We need (many, many) more boats.”'
    const article = ['Is Passau under water?', 'Background', FLOOD, 'What comes next', RESCUE, plea]
    expect(await chosen(article, { sentences: 9 }, 'Is Passau under water?')).toEqual([FLOOD, RESCUE, plea])
  })

  test('takes what there is when nothing ends like a sentence', async () => {
    expect(await chosen(['แม่น้ำท่วมเมืองเก่า', 'เจ้าหน้าที่ช่วยคนสี่สิบคน'], { sentences: 2 })).toHaveLength(2)
    expect(await chosen(['!!!'], { sentences: 2 })).toEqual(['!!!'])
    expect(await chosen([' ', '\n'], { sentences: 2 })).toEqual([])
  })

  test('knows the ends of sentences of other scripts', async () => {
    const urdu = 'دریا نے پیر کو پرانے شہر کو ڈبو دیا۔'
    const hindi = 'नदी ने सोमवार को पुराने शहर को डुबो दिया।'
    const chinese = '河水周一淹没了老城。'
    expect(await chosen(['سرخی', urdu, 'शीर्षक', hindi, '标题', chinese], { sentences: 9 })).toEqual([
      urdu,
      hindi,
      chinese,
    ])
  })

  test('is verbatim, in order, no longer than asked, and the same every time, for any text', async () => {
    const sentence = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(FLOOD, FLOOD_AGAIN, RESCUE, CAT, ' ', '\n', '\n\n'),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(sentence), fc.integer({ min: 1, max: 9 }), async (parts, sentences) => {
        const article = parts.join(' ')
        const once = await extract({ article, title: '', language: null, length: { sentences } })
        expect(once.length).toBeLessThanOrEqual(sentences)
        expect(once.length).toBeGreaterThanOrEqual(article.trim() === '' ? 0 : 1)
        let from = 0
        for (const text of once) {
          expect(text).toBe(text.trim())
          from = article.indexOf(text, from)
          expect(from).toBeGreaterThanOrEqual(0)
          from += text.length
        }
        expect(await extract({ article, title: '', language: null, length: { sentences } })).toEqual(once)
      }),
    )
  })

  test.each([
    ['one word', 'a'.repeat(1_000_000)],
    ['one line of words', 'lorem ipsum '.repeat(80_000)],
    [
      'one line of sentences',
      Array.from({ length: 40_000 }, (_, i) => `Word${i} did ${i % 97} more.`).join(' '),
    ],
    ['paragraphs', 'It rained.\n\n'.repeat(80_000)],
    ['empty lines', '\n'.repeat(1_000_000) + FLOOD],
    ['full stops', '.'.repeat(1_000_000)],
  ])('comes to an end for a million characters of %s', async (_what, article) => {
    const extracted = await extract({ article, title: '', language: 'en', length: { words: 80 } })
    expect(extracted.length).toBeGreaterThan(0)
  })
})
