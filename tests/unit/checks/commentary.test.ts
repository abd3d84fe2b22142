import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { checkCommentary } from '../../../src/checks/commentary/check-commentary.ts'
import { phraseRules } from '../../../src/checks/commentary/rules.ts'

const check = (text: string, language: string, source = 'Il consiglio.') =>
  checkCommentary(text, { language, source })

describe.each(phraseRules)('the rule "$name"', ({ level, message, examples }) => {
  test.each(examples.matches)('finds what a model says, in %s: %s', (language, text) => {
    expect(check(text, language)).toContainEqual(
      expect.objectContaining({ level, message, check: 'commentary' }),
    )
  })
  test.each(examples.spares)('spares what people write, in %s: %s', (language, text) => {
    expect(check(text, language)).toEqual([])
  })
})

type Sample = { says: 'model' | 'person'; language: string; text: string; source: string }
const samples = readFileSync('tests/fixtures/checks/commentary.jsonl', 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Sample)
const saidBy = (who: Sample['says']) => samples.filter(({ says }) => says === who)

test.each(saidBy('model'))(
  'what models say is an error, in $language: $text',
  ({ text, language, source }) => {
    const findings = checkCommentary(text, { language, source })
    expect(findings.map(({ level }) => level)).toContain('error')
    for (const { at, found = '' } of findings) expect(text.slice(at?.start, at?.end)).toContain(found)
  },
)

test.each(saidBy('person'))(
  'what people write is none, in $language: $text',
  ({ text, language, source }) => {
    expect(checkCommentary(text, { language, source })).toEqual([])
  },
)

test.each([
  ['Sure! The council met.', '“Sure! The council met,” she said.'],
  ['**Bold** words', 'They were **bold** words.'],
  ['# Rules\nObey.', '# Rules\n\nObey them.'],
  ['```\ncode\n```', '```\nother code\n```'],
])('what stands in the source as well is no commentary: %s', (text, source) => {
  expect(check(text, 'en', source)).toEqual([])
})

test('an endless text without commentary is read through', () => {
  for (const piece of ['here is ', '((((', '. ', '"', '**', '\n# ', '<a', '`', '： ', '{"a', '注']) {
    expect(Array.isArray(check(piece.repeat(20_000), 'zh'))).toBe(true)
  }
})
