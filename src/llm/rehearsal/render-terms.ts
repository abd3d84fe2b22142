import { CopydeskError } from '../../errors.ts'
import { tagOf, type Assignment } from './assignment.ts'
import type { Memory } from './memory.ts'

const COUNTED = /^(.+) \(\d+\)$/

/** Candidates as people wrote them where the memory has them, else as themselves. */
export function renderTerms({ settings, texts }: Assignment, answers: Memory) {
  const to = tagOf(settings.get('To'))
  if (to === undefined)
    throw new CopydeskError('model_failed', 'The rehearsal model finds no language to translate to.')
  const sources = (texts['candidates'] ?? '').split('\n').flatMap((line) => COUNTED.exec(line)?.[1] ?? [])
  return { terms: sources.map((source) => ({ source, target: answers.find(source, to) ?? source })) }
}
