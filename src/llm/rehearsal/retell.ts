import * as z from 'zod'
import { tagOf, type Assignment } from './assignment.ts'
import { readJson } from './read-json.ts'
import { firstWords, lengthOf, titleIn, type Parts } from './report.ts'
import { translator } from './translate.ts'
import { wordsOf } from './words.ts'

const Facts = z.array(z.object({ id: z.string(), claim: z.string() }))

/** A summary of the first facts of a list: their claims, which are in the language asked for already. */
export async function retell({ settings, texts }: Assignment, { answers, detector }: Parts) {
  const facts = readJson(texts['facts'] ?? '', Facts, 'facts: they are no JSON array of { id, claim }')
  const length = lengthOf(settings.get('Length'))
  const told = 'words' in length ? within(facts, length.words) : facts.slice(0, length.sentences)
  const title = titleIn(texts)
  const from = await detector.detect(title, [])
  const to = tagOf(settings.get('Language')) ?? from
  const translate = to === null ? (text: string) => text : translator(answers, { from, to })
  return {
    headline: title === '' ? firstWords(told[0]?.claim ?? 'No facts') : translate(title),
    sentences: told.map(({ id, claim }) => ({ text: claim, facts: [id] })),
  }
}

/** As many as fit into so many words, at least one. */
function within<Told extends { claim: string }>(facts: Told[], words: number): Told[] {
  let left = words
  return facts.filter(({ claim }, index) => {
    const cost = wordsOf(claim).toArray().length
    if (index > 0 && cost > left) return false
    left -= cost
    return true
  })
}
