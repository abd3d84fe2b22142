import type { CopydeskError } from '../../errors.ts'
import type { Ask, Provenance, Question } from '../../llm/ask.ts'
import { termsIn, type Term } from '../glossary.ts'
import { readOnce, reviewOf } from '../review.ts'
import type { Assignment, Means } from '../task.ts'
import { TITLE, translationQuestion, type TranslationAnswer } from '../translation-question.ts'
import { readUnits, type ReadUnits } from '../translation-read.ts'
import { turn } from '../../turns.ts'
import { isOfOne, settleEach } from './at-once.ts'
import { findCandidates } from './candidates.ts'
import type { Chunk, TranslationGiven } from './chunks.ts'
import { checkConsistency } from './consistency.ts'
import { joinChunks } from './join-chunks.ts'
import { joinSources } from './sources.ts'
import { readTerms, termsQuestion } from './terms.ts'

type Given = TranslationGiven & Pick<Means, 'detector'> & { chunks: Chunk[]; mostOutput: number }

/** A translation in chunks, which are made at the same time, with names and terms that were fixed before. */
export async function longTranslation(given: Given) {
  await turn()
  const candidates = await findCandidates(given.article)
  const asked = termsQuestion(given, candidates)
  const asThemselves = candidates.map(({ term }) => ({ source: term, target: term }))
  const ofChunks: Question<unknown>[] = []
  for (const chunk of given.chunks) {
    await turn()
    ofChunks.push(openChunk(given, chunk, asThemselves).question)
  }
  return {
    questions: [asked, ...ofChunks.slice(0, -1), ofChunks.at(-1)] as Assignment['questions'],
    async run(ask: Ask) {
      const fixed = await fixTerms(ask, asked, given.glossary)
      const chunks = given.chunks.map((chunk) => openChunk(given, chunk, fixed.terms))
      const settled = await settleEach(chunks, async ({ question, read }) => {
        const { answer, source } = await ask(question)
        return { ...(await read(answer)), source }
      })
      const sources = settled.flatMap((one) => ('result' in one ? one.result.source : []))
      const joined = await joinChunks(given, settled)
      await turn()
      return {
        ...joined,
        warnings: [...fixed.warnings, ...joined.warnings],
        source: joinSources([...fixed.sources, ...sources] as [Provenance]),
      }
    },
  }
}

type Fixed = { terms: Term[]; sources: Provenance[]; warnings: string[] }

/** Without a table the chunks are translated all the same, each as it thinks best, which is told. */
async function fixTerms(
  ask: Ask,
  question: ReturnType<typeof termsQuestion>,
  glossary: Term[],
): Promise<Fixed> {
  try {
    const { answer, source } = await ask(question)
    return { terms: readTerms(answer, glossary), sources: [source], warnings: [] }
  } catch (error) {
    if (!isOfOne(error)) throw error
    return { terms: [], sources: [], warnings: [unfixed(error)] }
  }
}

const unfixed = ({ message }: CopydeskError) =>
  `The renderings of names and terms could not be fixed beforehand, so that they may differ from part to part: ${message}`

/** A chunk's question is only told of the terms that occur in it: it does not change with what concerns others. */
function openChunk(given: Given, { units, before, after }: Chunk, table: Term[]) {
  const { article, options, from, detector, mostOutput } = given
  const text = units.map(({ text }) => text).join('\n')
  const glossary = termsIn(given.glossary, text)
  const terms = termsIn(table, text)
  const headline = units[0]?.id === TITLE ? null : article.title
  const read = readOnce(async (answer: TranslationAnswer): Promise<ReadUnits> => {
    await turn()
    const { translated, checks } = await readUnits(answer, units, {
      from,
      to: options.to,
      glossary,
      detector,
    })
    const inconsistent = translated.flatMap((segment) => checkConsistency(segment, terms))
    return { translated, checks: [...checks, ...inconsistent] }
  })
  const assigned = {
    article: article.id,
    options,
    from,
    units,
    glossary,
    terms,
    headline,
    before,
    after,
    mostOutput,
  }
  const question = {
    ...translationQuestion(assigned),
    piece: `${units[0]?.id} to ${units.at(-1)?.id}`,
    review: async (answer: TranslationAnswer) => reviewOf(await read(answer)),
  }
  return { question, read }
}
