import type { LanguageDetector } from '../articles/readers.ts'
import { placed, type Finding } from '../checks/finding.ts'
import { checkTranslation } from '../checks/translation.ts'
import { oneLine } from '../escape.ts'
import { checkTerms, type Term } from './glossary.ts'
import { findLanguage } from './review.ts'
import type { TranslationAnswer, Unit } from './translation-question.ts'
import { turn } from '../turns.ts'

/** A segment with its translation, and what the checks found in it. */
export type Translated = { id: string; source: string; target: string; checks: Finding[] }

export type ReadUnits = { translated: Translated[]; checks: Finding[] }

type Pair = { from: string; to: string; glossary: Term[]; detector: LanguageDetector }

/** So much is checked at a time, so that nobody else waits for long. */
const CHARS_AT_ONCE = 1_000

/** More than a detector looks at. */
const SAMPLE_CHARS = 20_000

/** What an answer makes of each unit, in the order of the units; every one has an answer. */
export async function readUnits(
  answer: TranslationAnswer,
  units: Unit[],
  { from, to, glossary, detector }: Pair,
): Promise<ReadUnits> {
  const targets = new Map(answer.segments.map(({ id, target }) => [id, oneLine(target)]))
  const translated: Translated[] = []
  let chars = 0
  for (const { id, text: source } of units) {
    const segment = { id, source, target: targets.get(id) ?? '' }
    const checks = [
      ...placed(checkTranslation({ ...segment, from, to }), id),
      ...checkTerms(segment, glossary),
    ]
    translated.push({ ...segment, checks })
    chars += source.length
    if (chars > CHARS_AT_ONCE) {
      chars = 0
      await turn()
    }
  }
  const text = translated.map(({ target }) => target).join('\n')
  return {
    translated,
    checks: [
      ...translated.flatMap(({ checks }) => checks),
      ...(await findLanguage(text.slice(0, SAMPLE_CHARS), to, detector)),
    ],
  }
}
