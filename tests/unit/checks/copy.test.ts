import { describe, expect, test } from 'vitest'
import { checkCopy } from '../../../src/checks/copy.ts'

const LEAD =
  'Pakistan and the United States will hold talks next month to combat terrorism, the foreign minister told a paper on Friday. He had a meeting in Washington as well.'
const REST =
  ' The talks focused on floods and on trade. Nobody else was told of them. A date has not been set so far, officials said later on.'

describe('a copy is reported where a summary', () => {
  test.each([
    ['is the lead, word for word', LEAD, LEAD + REST],
    ['is the lead in other typography', LEAD.replaceAll(' ', '\u00a0').replace('.', ' .'), LEAD + REST],
    ['is the lead below a title', LEAD, `Talks in May\n\nBy a reporter, 5 May\n\n${LEAD}${REST}`],
    ['has a word less than the lead', LEAD.replace('foreign ', ''), LEAD + REST],
  ])('%s', (_, summary, source) => {
    expect(checkCopy(summary, source)).toMatchObject([{ level: 'hint', check: 'copy', found: summary }])
  })
})

describe('no copy is reported where a summary', () => {
  test.each([
    [
      'is in other words',
      'Washington and Islamabad plan to speak about terror. The minister also met officials in the US, as a paper learnt this week.',
      LEAD + REST,
    ],
    [
      'is one short sentence of the article',
      'He had a meeting in Washington as well.',
      `He had a meeting in Washington as well. ${REST}`,
    ],
    ['is of an article that is no longer', LEAD, LEAD],
    ['is made of sentences from further down', REST, `${LEAD} ${LEAD} ${LEAD}${REST}`],
    ['is nothing', '', LEAD],
    ['is of nothing', LEAD, ''],
  ])('%s', (_, summary, source) => {
    expect(checkCopy(summary, source)).toEqual([])
  })
})

test('a long summary of one word does not hold it up', () => {
  expect(checkCopy('a '.repeat(200_000), 'a '.repeat(400_000))).toHaveLength(1)
})
