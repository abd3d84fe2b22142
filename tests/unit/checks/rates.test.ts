import { describe, expect, test } from 'vitest'
import { newDate, newName, newNumber, newQuotation } from '../../../bench/checks/edits.ts'
import { isMet, measureRates, type Rate } from '../../../bench/checks/rates.ts'
import { readArticles } from '../../../bench/checks/texts.ts'
import { seeded } from '../../support/provider/random.ts'

const MEASURED = [
  'sentences of the source with a hard finding',
  'verbatim leads with a hard finding',
  'faithful summaries with a hard finding',
  'faithful sentences with a hard finding against their evidence',
  'new number caught',
  'new day, month, year or weekday caught',
  'new name caught',
  'invented quotation caught',
  'millions for billions caught',
  'number of the article that the evidence lacks caught',
  'name of the article that the evidence lacks caught',
  'altered quote of a fact caught',
]

const articles = readArticles()
const rates = await measureRates(articles, 'one')

/** What failed, with the texts, for whoever has to mend it. */
const told = ({ hits, trials, unwanted }: Rate) =>
  [`${hits} of ${trials}`, ...unwanted.slice(0, 10).map(({ summary }) => summary)].join('\n')

describe('of the articles written for it, with three faithful summaries each', () => {
  test.each(MEASURED)('%s: as often as promised', (measured) => {
    const rate = rates.find((rate) => rate.measured === measured)
    if (!rate) throw new Error('Nothing was measured.')
    expect(isMet(rate) ? 'met' : told(rate)).toBe('met')
  })

  test('there are enough trials of everything that is measured, and nothing else is', () => {
    expect(rates.map(({ measured }) => measured).toSorted()).toEqual(MEASURED.toSorted())
    for (const { trials } of rates) expect(trials).toBeGreaterThanOrEqual(20)
  })

  test('the same seed makes the same edits, another one others', () => {
    const text = 'The flood of 14 March drove 640 people from Lismere, said Nora Quill.'
    const edited = (seed: string) =>
      [newNumber, newDate, newName, newQuotation].map((edit) =>
        edit(text, { source: text, evidence: '', random: seeded(seed) }),
      )
    expect(edited('one')).toEqual(edited('one'))
    expect(new Set(['one', 'two', 'three'].map((seed) => edited(seed).join(' '))).size).toBe(3)
    expect(edited('one')).not.toContain(text)
    expect(edited('one')).not.toContain(undefined)
  })
})

describe('each sentence of a summary', () => {
  test('rests on one to three sentences of its article, and the summary is shorter than that', () => {
    expect(articles).toHaveLength(24)
    for (const { source, summaries } of articles) {
      expect(summaries).toHaveLength(3)
      for (const { sentences } of summaries) {
        expect(sentences.map(({ text }) => text).join(' ').length).toBeLessThan(source.length / 2)
        for (const { evidence } of sentences) {
          expect(evidence.length).toBeGreaterThanOrEqual(1)
          expect(evidence.length).toBeLessThanOrEqual(3)
          for (const quote of evidence) expect(quote !== '' && source.includes(quote)).toBe(true)
        }
      }
    }
  })
})
