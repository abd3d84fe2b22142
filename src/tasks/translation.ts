import * as z from 'zod'
import type { Article } from '../articles/article.ts'
import { Language } from '../articles/input.ts'
import { joinSegments, segmentsOf, type Segment } from '../articles/segments.ts'
import { Finding } from '../checks/finding.ts'
import { invalid } from '../errors.ts'
import type { Question } from '../llm/ask.ts'
import { estimateTokens } from '../llm/tokens.ts'
import { oneLine } from '../escape.ts'
import { noteBlocks } from './document.ts'
import { checkTerms, printTerms, Term, termsIn, type Glossaries } from './glossary.ts'
import { commonOptions, namedLanguage, Outcome, scriptFactor, task } from './task.ts'

const TranslationOptions = z
  .object({
    to: Language.describe('The language wanted.'),
    from: Language.optional().describe(
      'The language of the article; the one it was found to be in when absent.',
    ),
    formality: z.enum(['default', 'formal', 'informal']).default('default'),
    glossary: z
      .union([z.string().min(1).max(100), z.array(Term).max(500)])
      .optional()
      .describe('The name of a glossary, or the terms themselves.'),
    unit: z.enum(['paragraph', 'sentence']).default('paragraph').describe('What a segment is.'),
    ...commonOptions,
  })
  .meta({ id: 'TranslationOptions' })
type TranslationOptions = z.output<typeof TranslationOptions>

const Translation = Outcome.extend({
  title: z.string().nullable(),
  text: z.string(),
  from: z.string(),
  to: z.string(),
  segments: z.array(
    z.object({
      id: z.string(),
      source: z.string(),
      target: z.string(),
      origin: z.enum(['model', 'memory', 'human']),
      checks: z.array(Finding),
    }),
  ),
}).meta({ id: 'Translation' })

const TranslationAnswer = z.object({ segments: z.array(z.object({ id: z.string(), target: z.string() })) })
type TranslationAnswer = z.infer<typeof TranslationAnswer>

/** The headline travels as a segment of its own, under this id; it is no segment of the text. */
const TITLE = 'title'

type Plan = { from: string; segments: Segment[]; terms: Term[] }

function plan(article: Article, options: TranslationOptions, glossaries: Glossaries): Plan {
  const from = options.from ?? article.language
  if (!from) throw invalid('from', 'The language of the article is not sure; say which it is.')
  if (from === options.to) throw invalid('to', `The article is in ${namedLanguage(from)} already.`)
  const { glossary = [] } = options
  const terms = typeof glossary === 'string' ? glossaries.find(glossary, from, options.to) : glossary
  return {
    from,
    segments: segmentsOf(article, options.unit),
    terms: termsIn(terms, `${article.title}\n${article.text}`),
  }
}

function question(article: Article, options: TranslationOptions, plan: Plan): Question<TranslationAnswer> {
  const material = [
    ...(article.title ? [{ id: TITLE, text: article.title }] : []),
    ...plan.segments.map(({ id, source }) => ({ id, text: source })),
  ]
  const printed = JSON.stringify(material, null, 1)
  return {
    task: 'translation',
    article: article.id,
    prompt: options.prompt,
    model: options.model,
    variables: {
      from: namedLanguage(plan.from),
      to: namedLanguage(options.to),
      formality: options.formality,
      glossary: printTerms(plan.terms),
      segments: printed,
    },
    answer: { name: 'translation', schema: TranslationAnswer },
    check: ({ segments }) =>
      misfit(
        segments,
        material.map(({ id }) => id),
      ),
    maxOutputTokens: 200 + Math.ceil(estimateTokens(printed) * 1.6 * scriptFactor(options.to)),
  }
}

/** Ids that are missing, doubled or unknown, and segments without words: never a shift, never a silent hole. */
function misfit(answered: TranslationAnswer['segments'], wanted: string[]): string | undefined {
  const counts = new Map(wanted.map((id) => [id, 0]))
  const unknown: string[] = []
  for (const { id } of answered) {
    const count = counts.get(id)
    if (count === undefined) unknown.push(id)
    else counts.set(id, count + 1)
  }
  const idsWith = (test: (count: number) => boolean) =>
    [...counts].filter(([, n]) => test(n)).map(([id]) => id)
  const faults = {
    'are missing': idsWith((count) => count === 0),
    'are there more than once': idsWith((count) => count > 1),
    'were not asked for': unknown,
    'are empty': answered.filter(({ target }) => target.trim() === '').map(({ id }) => id),
  }
  const said = Object.entries(faults).filter(([, ids]) => ids.length > 0)
  if (said.length === 0) return undefined
  return `${said.map(([fault, ids]) => `the segments ${ids.slice(0, 20).join(', ')} ${fault}`).join('; ')}.`
}

/** A segment of some length that came back as it was. */
function checkUntranslated({
  id,
  source,
  target,
}: {
  id: string
  source: string
  target: string
}): Finding[] {
  if (source !== target || source.split(/\s+/).length < 4) return []
  return [
    {
      level: 'warning',
      check: 'untranslated',
      message: 'The segment was not translated.',
      at: { segment: id },
      found: target,
    },
  ]
}

/** An article in another language, segment by segment. */
export const translation = task({
  name: 'translation',
  resource: 'translations',
  command: 'translate',
  title: 'Translation',
  example: { to: 'ur' },
  options: TranslationOptions,
  result: Translation,
  assign(article, options, glossaries) {
    const planned = plan(article, options, glossaries)
    const asked = question(article, options, planned)
    return {
      question: asked,
      async run(ask) {
        const { answer, source } = await ask(asked)
        const targets = new Map(answer.segments.map(({ id, target }) => [id, oneLine(target)]))
        const check = (segment: { id: string; source: string; target: string }) => [
          ...checkUntranslated(segment),
          ...checkTerms(segment, planned.terms),
        ]
        const title = targets.get(TITLE) ?? null
        const ofTitle = title === null ? [] : check({ id: TITLE, source: article.title ?? '', target: title })
        const segments = planned.segments.map(({ id, source, after }) => {
          const segment = { id, source, target: targets.get(id) ?? '', after }
          return { ...segment, checks: check(segment) }
        })
        return {
          title,
          text: joinSegments(segments, options.to),
          from: planned.from,
          to: options.to,
          segments: segments.map(({ after: _after, ...segment }) => ({
            ...segment,
            origin: 'model' as const,
          })),
          checks: [...ofTitle, ...segments.flatMap(({ checks }) => checks)],
          source,
        }
      },
    }
  },
  document: (result) => ({
    language: result.to,
    blocks: [
      ...(result.title ? [{ kind: 'heading' as const, text: result.title }] : []),
      ...result.text.split('\n\n').map((text) => ({ kind: 'paragraph' as const, text })),
      ...noteBlocks(result),
    ],
  }),
})
