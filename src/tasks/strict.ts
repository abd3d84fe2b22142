import type { Fact } from '../checks/evidence.ts'
import type { Finding } from '../checks/finding.ts'
import type { Outcome } from './task.ts'

type Citing = { text: string; facts: string[] }
type WithFacts = Outcome & { facts: Fact[]; sentences?: Citing[]; droppedFacts?: number | undefined }

/**
 * The result without the facts that the article does not support, and without what was found in them. How many there were is
 * `droppedFacts`, and stands among the warnings; a sentence that rested on nothing else is reported. A result without facts is itself.
 */
export function withoutUnsupported(outcome: Outcome): Outcome {
  if (!hasFacts(outcome)) return outcome
  const dropped = new Set(outcome.facts.filter(({ supported }) => !supported).map(({ id }) => id))
  const count = dropped.size
  const warning =
    count === 1
      ? '1 fact was left out, because the article does not support it.'
      : `${count} facts were left out, because the article does not support them.`
  const strict: WithFacts = {
    ...outcome,
    facts: outcome.facts.filter(({ supported }) => supported),
    checks: [
      ...outcome.checks.filter(({ at }) => !dropped.has(at?.segment ?? '')),
      ...baseless(outcome.sentences ?? [], dropped),
    ],
    warnings: count === 0 ? outcome.warnings : [...outcome.warnings, warning],
    droppedFacts: count,
  }
  const { sentences } = outcome
  if (!sentences) return strict
  const cited: WithFacts = { ...strict, sentences: sentences.map((one) => citingOnly(one, dropped)) }
  return cited
}

const hasFacts = (outcome: Outcome): outcome is WithFacts => 'facts' in outcome

const citingOnly = ({ text, facts }: Citing, dropped: Set<string>): Citing => ({
  text,
  facts: facts.filter((id) => !dropped.has(id)),
})

function baseless(sentences: Citing[], dropped: Set<string>): Finding[] {
  return sentences.flatMap(({ text, facts }, index): Finding[] => {
    if (facts.length === 0 || !facts.every((id) => dropped.has(id))) return []
    return [
      {
        level: 'warning',
        check: 'citations',
        message: 'A sentence rests only on facts that were left out.',
        at: { segment: `s${index + 1}` },
        found: text,
      },
    ]
  })
}
