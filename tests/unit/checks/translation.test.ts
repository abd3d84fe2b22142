import { expect, test } from 'vitest'
import { pseudoTranslate } from '../../../src/llm/rehearsal/pseudo.ts'
import { checkTranslation } from '../../../src/checks/translation.ts'

const SOURCE =
  'After a long debate the council met on 12 May and closed the old bridge for good, its members said, see https://example.com/bridge for more.'
const TARGET =
  'Nach langer Debatte tagte der Rat am 12. Mai und sperrte die alte Brücke endgültig, wie die Mitglieder sagten, mehr unter https://example.com/bridge.'
const pair = { source: SOURCE, target: TARGET, from: 'en', to: 'de' }
const told = (changed: Partial<typeof pair & { detected: string }>) =>
  checkTranslation({ ...pair, ...changed }).map(({ level, check }) => `${level} ${check}`)

test('a good translation draws no finding', () => {
  expect(told({})).toEqual([])
})

test('what is wrong is told by the check that found it', () => {
  expect(told({ target: TARGET.replace('12.', '21.') })).toEqual(['warning figures', 'warning figures'])
  expect(told({ target: TARGET.replace('example.com', 'example.org') })).toEqual(['error addresses'])
  expect(told({ target: `Hier ist die Übersetzung:\n\n${TARGET}` })).toEqual(['error commentary'])
  expect(told({ target: TARGET.replace('die alte Brücke', 'die (alte Brücke') })).toEqual([
    'warning brackets',
  ])
  expect(told({ target: TARGET, to: 'ru' })).toContain('error language')
  expect(told({ detected: 'nl' })).toEqual(['hint language'])
  expect(told({ detected: 'fr' })).toEqual(['error language'])
})

test('a segment that came back as it was is told as that alone, and so is an empty one', () => {
  expect(told({ target: SOURCE, detected: 'en' })).toEqual(['error untranslated'])
  expect(told({ target: ' ' })).toEqual(['error empty'])
})

test('the stand-in of a rehearsal draws nothing that says it is in the wrong language', () => {
  expect(told({ target: pseudoTranslate(SOURCE, 'de'), detected: 'en' })).toEqual([])
})

test('an endless segment is read through', () => {
  for (const piece of [
    '1 ',
    '12:30 ',
    '1分の',
    '3/4 ',
    'https://a.b/',
    'a@',
    'XIV ',
    '100多万',
    '(',
    'the the ',
    '1年1カ月',
  ]) {
    const source = piece.repeat(10_000)
    expect(Array.isArray(checkTranslation({ source, target: `${source}7`, from: 'en', to: 'hi' }))).toBe(true)
  }
})
