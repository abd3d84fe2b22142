import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { openMemory } from '../../../src/llm/rehearsal/memory.ts'
import { rehearsedSummary, rehearsedTranslation } from '../../support/rehearsed.ts'

const NAME = '000_d07278516c443baf'
const LANGUAGES = ['ur', 'es', 'fr', 'de', 'ar', 'hi']
const title = 'Pakistan-US anti-terror talks from next month, says Bilawal'
const paragraphs = readFileSync(`seeds/articles/${NAME}.txt`, 'utf8')
  .split('WASHINGTON\n')[1]!
  .replace(/\s+DAWN\s*$/, '')
  .split('\n')
  .filter((line) => line.trim() !== '')
const article = paragraphs.join('\n\n')

const Pairs = z.object({ sentences: z.array(z.object({ source: z.string(), target: z.string() })) })
const answers = openMemory('seeds/answers')

function handMade(language: string): Map<string, string> {
  const file = Pairs.parse(JSON.parse(readFileSync(`seeds/answers/${NAME}.${language}.json`, 'utf8')))
  return new Map(file.sentences.map(({ source, target }) => [source, target]))
}

describe.each(LANGUAGES)('the seed article in %s', (language) => {
  const targets = handMade(language)

  test('has its headline and every paragraph translated by hand, none of it left out', async () => {
    const segments = [title, ...paragraphs].map((text, index) => ({ id: `p${index}`, text }))
    const reply = await rehearsedTranslation(segments, { to: `Any (${language})` }, answers)
    expect(reply.map(({ target }) => target).join(' ')).toBe([...targets.values()].join(' '))
  })

  test.each(['headline', '3 sentences', '9 sentences', 'about 120 words'])(
    'has a hand-made summary of %s',
    async (length) => {
      const values = { language: `Any (${language})`, length, title, article }
      const { headline, facts, sentences } = await rehearsedSummary(values, answers)
      expect(headline).toBe(targets.get(title))
      expect(facts.map(({ claim }) => claim)).toEqual(facts.map(({ quotes }) => targets.get(quotes[0] ?? '')))
      expect(sentences.map(({ text }) => text)).toEqual(facts.map(({ claim }) => claim))
    },
  )
})

test('the summary of the seed article is whole sentences of it, from the first one on, in order', async () => {
  const { headline, sentences } = await rehearsedSummary({ title, article })
  const offsets = sentences.map(({ text }) => article.indexOf(text))
  expect(headline).toBe(title)
  expect(sentences[0]?.text).toBe(paragraphs[0])
  expect(offsets).toHaveLength(3)
  expect(offsets).toEqual(offsets.toSorted((a, b) => a - b))
})
