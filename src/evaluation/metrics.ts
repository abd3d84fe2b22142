import type { Assessment } from './assess.ts'
import type { Answered } from './matrix.ts'
import { corpusScoreOf, type ScoreName } from './scores.ts'

export type Kind = 'count' | 'share' | 'score' | 'dollars' | 'milliseconds'

/** An answer, and the reference that its article has. */
export type Measured = Answered & { reference: string | undefined }

/** Something that is measured of every answer; `whole` is what the answers come to together where that is not their mean. */
export type Metric = {
  key: string
  title: string
  kind: Kind
  of(measured: Measured): number | null
  whole?(all: Measured[]): number | null
}

const counted = (level: 'error' | 'warning' | 'hint', title: string): Metric => ({
  key: `${level}s`,
  title,
  kind: 'count',
  of: ({ assessment: { checks } }) => checks.filter((finding) => finding.level === level).length,
})

const numbered = (key: 'words' | 'sentences', title: string): Metric => ({
  key,
  title,
  kind: 'count',
  of: ({ assessment }) => assessment[key],
})

const scored = (key: ScoreName, title: string): Metric => ({
  key,
  title,
  kind: 'score',
  of: ({ assessment }) => assessment.scores[key] ?? null,
})

const ofCorpus = (key: 'chrF2' | 'bleu', title: string): Metric => ({
  ...scored(key, title),
  whole: (all) =>
    corpusScoreOf(
      key,
      all.flatMap(({ assessment: { text, language, scores }, reference }) =>
        reference === undefined || scores[key] === undefined
          ? []
          : [{ text, reference, language: language.wanted }],
      ),
    ),
})

const tokens = (key: 'inputTokens' | 'outputTokens', title: string): Metric => ({
  key,
  title,
  kind: 'count',
  of: ({ assessment }) => usageOf(assessment)[key],
})

export const METRICS: Metric[] = [
  counted('error', 'Errors'),
  counted('warning', 'Warnings'),
  counted('hint', 'Hints'),
  {
    key: 'supported',
    title: 'Supported facts',
    kind: 'share',
    of: ({ assessment: { facts } }) => shareOf(facts),
    whole: (all) => shareOf(all.flatMap(({ assessment }) => assessment.facts)),
  },
  {
    key: 'inLanguage',
    title: 'In the language asked for',
    kind: 'share',
    of: ({ assessment }) => inLanguage(assessment),
  },
  numbered('words', 'Words'),
  numbered('sentences', 'Sentences'),
  { key: 'ratio', title: 'Length to the source', kind: 'share', of: ({ assessment }) => assessment.ratio },
  scored('rouge1', 'ROUGE-1'),
  scored('rouge2', 'ROUGE-2'),
  scored('rougeLsum', 'ROUGE-Lsum'),
  ofCorpus('chrF2', 'chrF2'),
  ofCorpus('bleu', 'BLEU'),
  {
    key: 'costUsd',
    title: 'Cost of an answer',
    kind: 'dollars',
    of: ({ assessment }) => usageOf(assessment).costUsd,
  },
  tokens('inputTokens', 'Input tokens'),
  tokens('outputTokens', 'Output tokens'),
  {
    key: 'latency',
    title: 'Latency',
    kind: 'milliseconds',
    of: (measured) => (isHit(measured) ? null : measured.milliseconds),
  },
]

/** Kept already, or on its way for somebody else: its time says nothing of the model. */
export const isHit = ({ assessment }: Answered) => assessment.source.cache !== 'miss'

/** What the answer took when it was made, be it now or long ago. */
export const usageOf = ({ source }: Assessment) => source.savedUsage ?? source.usage

function shareOf(facts: { supported: boolean }[]): number | null {
  return facts.length === 0 ? null : facts.filter(({ supported }) => supported).length / facts.length
}

/** 1 for yes, 0 for no; null where no language is sure. */
function inLanguage({ language: { wanted, detected } }: Assessment): number | null {
  if (wanted === null || detected === null) return null
  return subtagOf(wanted) === subtagOf(detected) ? 1 : 0
}

const subtagOf = (tag: string) => tag.toLowerCase().split('-')[0]
