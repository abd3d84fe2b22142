import * as z from 'zod'
import type { Article } from '../articles/article.ts'
import { Language } from '../articles/input.ts'
import { joinSegments } from '../articles/segments.ts'
import { ClaimedFact, doubledIds, Fact, verifyFacts } from '../checks/evidence.ts'
import type { Finding } from '../checks/finding.ts'
import type { Question } from '../llm/ask.ts'
import { oneLine } from '../escape.ts'
import { noteBlocks } from './document.ts'
import { askAbout, commonOptions, Outcome, scriptFactor, task } from './task.ts'

const Length = z.union(
  [
    z.enum(['headline', 'short', 'medium', 'long']),
    z.strictObject({ sentences: z.int().min(1).max(20) }),
    z.strictObject({ words: z.int().min(10).max(1_000) }),
  ],
  'must be headline, short, medium or long, or { "sentences": n }, or { "words": n }',
)

const SummaryOptions = z
  .object({
    length: Length.default('short').describe(
      'About 1, 3, 5 or 8 sentences, or as many sentences or words as given.',
    ),
    style: z.enum(['paragraph', 'bullets']).default('paragraph'),
    language: Language.optional().describe("The language of the summary; the article's own when absent."),
    audience: z
      .string()
      .trim()
      .min(1)
      .max(200)
      .optional()
      .describe('Whom it is written for, in a few words.'),
    ...commonOptions,
  })
  .meta({ id: 'SummaryOptions' })
type SummaryOptions = z.output<typeof SummaryOptions>

const Sentence = z.object({
  text: z.string(),
  facts: z.array(z.string()).describe('The ids of the facts it rests on.'),
})

const Summary = Outcome.extend({
  headline: z.string(),
  text: z.string(),
  sentences: z.array(Sentence),
  facts: z.array(Fact),
  language: z.string(),
}).meta({ id: 'Summary' })

const SummaryAnswer = z.object({
  facts: z.array(ClaimedFact),
  headline: z.string().min(1),
  sentences: z.array(z.object({ text: z.string().min(1), facts: z.array(z.string()) })).min(1),
})
type SummaryAnswer = z.infer<typeof SummaryAnswer>

const SENTENCES = { headline: 1, short: 3, medium: 5, long: 8 }
const WORDS_A_SENTENCE = 20
/** A sentence, its fact and the quotes of it. */
const TOKENS_A_SENTENCE = 330

function sentencesIn(length: SummaryOptions['length']): number {
  if (typeof length === 'string') return SENTENCES[length]
  return 'sentences' in length ? length.sentences : Math.ceil(length.words / WORDS_A_SENTENCE)
}

function lengthSetting(length: SummaryOptions['length']): string {
  if (length === 'headline') return 'headline (1 sentence)'
  if (typeof length === 'object' && 'words' in length) return `about ${length.words} words`
  const sentences = sentencesIn(length)
  return sentences === 1 ? '1 sentence' : `${sentences} sentences`
}

function question(article: Article, options: SummaryOptions): Question<SummaryAnswer> {
  const language = options.language ?? article.language
  const { variables, ...about } = askAbout(article, { ...options, language })
  return {
    ...about,
    task: 'summary',
    variables: {
      ...variables,
      length: lengthSetting(options.length),
      style: options.style,
      audience: options.audience ?? 'general readers',
    },
    answer: { name: 'summary', schema: SummaryAnswer },
    check: ({ facts }) => doubledIds(facts),
    maxOutputTokens:
      500 + sentencesIn(options.length) * TOKENS_A_SENTENCE * scriptFactor(article.language, language),
  }
}

/** Citations of facts that are not there are dropped and reported. */
function checkCitations(sentences: SummaryAnswer['sentences'], facts: Fact[]) {
  const known = new Set(facts.map(({ id }) => id))
  const findings: Finding[] = []
  const cited = sentences.map(({ text, facts }, index) => {
    const kept = facts.filter((id) => known.has(id))
    if (kept.length < facts.length || kept.length === 0) {
      findings.push({
        level: 'warning',
        check: 'citations',
        message:
          kept.length === 0 ? 'A sentence rests on no fact.' : 'A sentence cites a fact that is not there.',
        at: { segment: `s${index + 1}` },
        found: text,
      })
    }
    return { text, facts: kept }
  })
  return { sentences: cited, findings }
}

function layOut(sentences: { text: string }[], style: SummaryOptions['style'], language: string): string {
  if (style === 'bullets') return sentences.map(({ text }) => `- ${text}`).join('\n')
  const pieces = sentences.map(({ text }, index) => ({
    target: text,
    after: index === sentences.length - 1 ? '' : ' ',
  }))
  return joinSegments(pieces, language)
}

/** A model may not begin a line of its own: it could be taken for a heading or a list. */
const inOneLine = (sentences: SummaryAnswer['sentences']) =>
  sentences.map(({ text, facts }) => ({ text: oneLine(text), facts }))

/** A faithful summary whose sentences cite facts, and facts that carry the article's own words. */
export const summary = task({
  name: 'summary',
  resource: 'summaries',
  command: 'summary',
  title: 'Summary',
  example: { length: 'short' },
  options: SummaryOptions,
  result: Summary,
  assign(article, options) {
    const asked = question(article, options)
    const language = options.language ?? article.language ?? 'und'
    return {
      question: asked,
      async run(ask) {
        const { answer, source } = await ask(asked)
        const evidence = verifyFacts(answer.facts, article.text)
        const cited = checkCitations(inOneLine(answer.sentences), evidence.facts)
        return {
          headline: oneLine(answer.headline),
          text: layOut(cited.sentences, options.style, language),
          sentences: cited.sentences,
          facts: evidence.facts,
          language,
          checks: [...evidence.findings, ...cited.findings],
          source,
        }
      },
    }
  },
  document: (result) => ({
    language: result.language,
    blocks: [
      { kind: 'heading', text: result.headline },
      ...(result.text === layOut(result.sentences, 'bullets', result.language)
        ? [{ kind: 'list' as const, items: result.sentences.map(({ text }) => ({ text, quotes: [] })) }]
        : [{ kind: 'paragraph' as const, text: result.text }]),
      ...noteBlocks(result),
    ],
  }),
})
