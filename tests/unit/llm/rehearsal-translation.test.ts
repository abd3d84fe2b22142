import { describe, expect, test } from 'vitest'
import type { Memory } from '../../../src/llm/rehearsal/memory.ts'
import { rehearsedTranslation } from '../../support/rehearsed.ts'

const RESCUE = 'Firefighters rescued forty people from the roofs of the old houses.'
const PLEA = '"Please stay away from the water," said the mayor, Jane Roe.'
const COST = 'Repairs after the flood will cost about $9 million, an engineer estimated.'

describe('a rehearsed translation', () => {
  const segments = [
    { id: 'title', text: 'River floods Passau' },
    { id: 'p1', text: `${RESCUE}  ${PLEA}\n` },
    { id: 'p2', text: `${COST} ${RESCUE}` },
  ]
  const known: Record<string, string> = {
    'River floods Passau': 'Crue à Passau',
    [RESCUE]: 'Sauvés.',
    [PLEA]: '« Restez loin. »',
  }
  const answers: Memory = { find: (source, to) => (to === 'fr' ? known[source] : undefined) }

  test('has every segment once, in order, from the memory where it knows every sentence, with the white space of the source', async () => {
    const [title, first, second, ...rest] = await rehearsedTranslation(segments, {}, answers)
    expect(title).toEqual({ id: 'title', target: 'Crue à Passau' })
    expect(first).toEqual({ id: 'p1', target: 'Sauvés.  « Restez loin. »\n' })
    expect(second?.id).toBe('p2')
    expect(second?.target).toMatch(
      /^⟦fr⟧ Repairs .* \$9 míllíöñ, áñ éñgíñéér éstímátéd\. Firefighters réscüéd/,
    )
    expect(rest).toEqual([])
  })

  test('takes a text that the memory has as a whole, however many sentences it is', async () => {
    const answers: Memory = { find: (source) => (source === `${COST} ${PLEA}` ? 'Tout.' : undefined) }
    expect(await rehearsedTranslation([{ id: 'p1', text: ` ${COST} ${PLEA}` }], {}, answers)).toEqual([
      { id: 'p1', target: ' Tout.' },
    ])
  })

  test('leaves text as it is within one language', async () => {
    const targets = await rehearsedTranslation(segments, {
      from: 'English (en)',
      to: 'English (United Kingdom) (en-GB)',
    })
    expect(targets.map(({ target }) => target)).toEqual(segments.map(({ text }) => text))
  })

  test('finds out the language of the source when it is not told', async () => {
    const targets = await rehearsedTranslation(segments, { from: 'any language (und)', to: 'English (en)' })
    expect(targets.map(({ target }) => target)).toEqual(segments.map(({ text }) => text))
    expect(await rehearsedTranslation([{ id: 'p1', text: '123' }], { from: 'not known' })).toEqual([
      { id: 'p1', target: '⟦fr⟧ 123' },
    ])
  })

  test.each([['no JSON'], [{ id: 'p1', text: 'x' }], [[{ id: 'p1' }]], [[segments[0], segments[0]]]])(
    'refuses the segments %j as model_failed',
    async (malformed) => {
      await expect(rehearsedTranslation(malformed)).rejects.toMatchObject({ code: 'model_failed' })
    },
  )

  test('refuses a request that names no language to translate to', async () => {
    await expect(rehearsedTranslation(segments, { to: 'anything' })).rejects.toMatchObject({
      code: 'model_failed',
    })
  })
})
