import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkTerms, openGlossaries, printTerms, termsIn } from '../../../src/tasks/glossary.ts'

const term = { source: 'Foreign Minister', target: 'Außenminister' }

test('terms are found in any case, and only those that occur', () => {
  expect(termsIn([term, { source: 'elephant', target: 'Elefant' }], 'The foreign minister said so.')).toEqual(
    [term],
  )
})

test('terms are printed a line each, with their notes', () => {
  expect(printTerms([term, { source: 'a', target: 'b', note: 'c' }])).toBe(
    'Foreign Minister = Außenminister\na = b (c)',
  )
  expect(printTerms([])).toBe('(none)')
})

describe('a segment whose target lacks a term', () => {
  const segment = (target: string) => ({ id: 'p1', source: 'The foreign minister came.', target })

  test('gets a hint that names the term', () => {
    expect(checkTerms(segment('Der Minister kam.'), [term])).toEqual([
      {
        level: 'hint',
        check: 'glossary',
        message: expect.any(String),
        at: { segment: 'p1' },
        expected: 'Außenminister',
      },
    ])
  })

  test.each([
    'Der Außenminister kam.',
    'Die Außenministerin kam.',
    'des Außenministers',
    'AUSSENMINISTER und Außenminister',
  ])('gets none when it is inflected: %s', (target) =>
    expect(checkTerms(segment(target), [term])).toEqual([]),
  )

  test('gets none when its source does not have the term', () => {
    expect(checkTerms({ id: 'p1', source: 'Rain.', target: 'Regen.' }, [term])).toEqual([])
  })
})

describe('glossaries by name', () => {
  test('serve a wider and a narrower language, and refuse another pair by name', () => {
    const glossaries = openGlossaries('seeds/glossaries')
    expect(glossaries.find('diplomacy', 'en', 'ur').length).toBeGreaterThan(2)
    expect(glossaries.find('diplomacy', 'en-GB', 'ur-PK')).toEqual(glossaries.find('diplomacy', 'en', 'ur'))
    expect(() => glossaries.find('diplomacy', 'en', 'fr')).toThrow('from en to fr')
    expect(() => glossaries.find('none', 'en', 'ur')).toThrow('"none"')
  })

  test('a broken file is an error at start that names the file', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'copydesk-glossaries-'))
    writeFileSync(path.join(folder, 'broken.ur.json'), '{ "name": "broken" }')
    expect(() => openGlossaries(folder)).toThrow('broken.ur.json')
  })
})
