import { describe, expect, test } from 'vitest'
import { checkLength, type WantedLength } from '../../../src/checks/length.ts'

const source = 'One two three four five six seven eight nine ten. '.repeat(10)

function found(
  text: string,
  { wanted, of = source, sentences = 1 }: { wanted?: WantedLength; of?: string; sentences?: number },
) {
  return checkLength({ text, sentences }, { wanted, source: of }).map(({ level, expected, found }) => [
    level,
    expected,
    found,
  ])
}

describe('a summary', () => {
  test('that is longer than its source is an error', () => {
    expect(found('Four words and more.', { of: 'Two words.' })).toEqual([['error', undefined, '4 words']])
  })

  test('that gives a short source back as it is is none', () => {
    expect(found('Two words.', { of: 'Two words.' })).toEqual([])
    expect(found('Two words.', { of: 'Two words .' })).toEqual([])
  })

  test('that needs more words in its language, not more characters, is none', () => {
    expect(
      found('部长说谈判将于下月举行。', { of: 'Ministers announced forthcoming negotiations.' }),
    ).toEqual([])
  })

  test('of more sentences than were asked for is a warning', () => {
    expect(found('A. B.', { wanted: { sentences: 1 }, sentences: 2 })).toEqual([
      ['warning', 'at most 1 sentences', '2 sentences'],
    ])
    expect(found('A. B.', { wanted: { sentences: 2 }, sentences: 2 })).toEqual([])
  })

  test('of half as many words again as were asked for is none, of more a warning', () => {
    expect(found('word '.repeat(15), { wanted: { words: 10 } })).toEqual([])
    expect(found('word '.repeat(16), { wanted: { words: 10 } })).toEqual([
      ['warning', 'about 10 words', '16 words'],
    ])
  })

  test('in a script without spaces is counted by its words', () => {
    expect(found('议会通过了新法案', { wanted: { words: 10 } })).toEqual([])
  })
})
