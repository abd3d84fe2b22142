import { setImmediate } from 'node:timers/promises'
import * as z from 'zod'
import type { LanguageDetector } from '../articles/readers.ts'
import { CopydeskError } from '../errors.ts'
import type { Complete, CompletionRequest } from './complete.ts'
import { readAssignment, tagOf, type Assignment } from './rehearsal/assignment.ts'
import { extract, type Length } from './rehearsal/extract.ts'
import { factsFrom } from './rehearsal/facts.ts'
import type { Memory } from './rehearsal/memory.ts'
import { translator } from './rehearsal/translate.ts'
import { wordsOf } from './rehearsal/words.ts'
import { estimateRequestTokens, estimateTokens } from './tokens.ts'

export const REHEARSAL_MODEL = 'rehearsal'

type Parts = { answers: Memory; detector: LanguageDetector }

const HEADLINE_WORDS = 12
/** What the prompts are given for an article without a title. */
const NO_TITLE = '(none)'

/**
 * A stand-in for a language model that needs no key and costs nothing. It reads only the request: sentences are
 * chosen from the article, translations come from `answers` or are visibly pseudo-translations. The same request has
 * the same answer. Throws `model_failed` for a request that is not one of this service's prompts.
 */
export function rehearsal(parts: Parts): Complete {
  return async (request, { signal }) => {
    await setImmediate()
    signal.throwIfAborted()
    const text = JSON.stringify(await answerTo(request, parts))
    return {
      text,
      model: REHEARSAL_MODEL,
      usage: {
        inputTokens: estimateRequestTokens(request),
        outputTokens: estimateTokens(text),
        cachedInputTokens: 0,
        costUsd: 0,
        calls: 1,
      },
      createdAt: new Date().toISOString(),
    }
  }
}

async function answerTo({ messages, answer: { name } }: CompletionRequest, parts: Parts): Promise<unknown> {
  if (name === 'summary') return summarise(readAssignment(messages, 'article'), parts)
  if (name === 'facts') return listFacts(readAssignment(messages, 'article'), parts)
  if (name === 'translation') return translateSegments(readAssignment(messages, 'segments'), parts)
  throw new CopydeskError(
    'model_failed',
    `The rehearsal model only knows the prompts of this service: summary, facts and translation, not ${name}.`,
  )
}

async function summarise(assignment: Assignment, parts: Parts) {
  const length = lengthOf(assignment.settings.get('Length'))
  const { title, facts, translate } = await report(assignment, parts, length)
  return {
    facts,
    headline: title === '' ? firstWords(facts[0]?.claim ?? '') : translate(title),
    sentences: facts.map(({ id, claim }) => ({ text: claim, facts: [id] })),
  }
}

async function listFacts(assignment: Assignment, parts: Parts) {
  const max = /\d+/.exec(assignment.settings.get('At most') ?? '')?.[0] ?? 8
  return { facts: (await report(assignment, parts, { sentences: Number(max) })).facts }
}

/** The best sentences as facts, claimed in the language asked for. */
async function report({ settings, texts }: Assignment, { answers, detector }: Parts, length: Length) {
  const article = texts['article'] ?? ''
  const title = texts['title'] === NO_TITLE ? '' : (texts['title'] ?? '').trim()
  const from = await detector.detect(title, article.split('\n\n'))
  const to = tagOf(settings.get('Language')) ?? from
  const translate = to === null ? (text: string) => text : translator(answers, { from, to })
  const sentences = extract({ article, title, language: from, length })
  return { title, translate, facts: factsFrom(sentences, from, translate) }
}

function lengthOf(setting = ''): Length {
  const words = /(\d+) words?/.exec(setting)?.[1]
  if (words !== undefined) return { words: Number(words) }
  if (setting.startsWith('headline')) return { sentences: 1 }
  return { sentences: Number(/\d+/.exec(setting)?.[0] ?? 3) }
}

function firstWords(text: string): string {
  const last = wordsOf(text)
    .drop(HEADLINE_WORDS - 1)
    .next().value
  return (last === undefined ? text : text.slice(0, last.end)).replaceAll(/\s+/g, ' ')
}

const Segments = z
  .array(z.object({ id: z.string(), text: z.string() }))
  .refine((segments) => new Set(segments.map(({ id }) => id)).size === segments.length)

async function translateSegments({ settings, texts }: Assignment, { answers, detector }: Parts) {
  const segments = readSegments(texts['segments'] ?? '')
  const to = tagOf(settings.get('To'))
  if (to === undefined)
    throw new CopydeskError('model_failed', 'The rehearsal model finds no language to translate to.')
  const from =
    tagOf(settings.get('From')) ??
    (await detector.detect(
      null,
      segments.map(({ text }) => text),
    )) ??
    'und'
  const translate = translator(answers, { from, to })
  return { segments: segments.map(({ id, text }) => ({ id, target: translate(text) })) }
}

function readSegments(json: string): z.infer<typeof Segments> {
  try {
    return Segments.parse(JSON.parse(json))
  } catch (cause) {
    throw new CopydeskError(
      'model_failed',
      'The rehearsal model cannot read the segments: they are no JSON array of { id, text }.',
      { cause },
    )
  }
}
