import * as z from 'zod'
import { detectLanguage, languageSample } from '../../src/articles/language.ts'
import type { Completion, Message } from '../../src/llm/complete.ts'
import { rehearsal } from '../../src/llm/rehearsal.ts'
import type { Memory } from '../../src/llm/rehearsal/memory.ts'
import { openCatalog } from '../../src/prompts/catalog.ts'
import { renderPrompt } from '../../src/prompts/prompt.ts'
import { callWith } from './model-call.ts'

const Kind = z.enum(['who', 'what', 'when', 'where', 'why', 'how', 'figure', 'statement'])
const Fact = z.strictObject({
  id: z.string().regex(/^f\d+$/),
  kind: Kind,
  claim: z.string().min(1),
  quotes: z.array(z.string().min(1)).min(1).max(3),
})
const Facts = z.strictObject({ facts: z.array(Fact) })
const Summary = z.strictObject({
  facts: z.array(Fact),
  headline: z.string(),
  sentences: z.array(z.strictObject({ text: z.string().min(1), facts: z.array(z.string()).min(1) })),
})
const Translation = z.strictObject({
  segments: z.array(z.strictObject({ id: z.string(), target: z.string() })),
})

const catalog = openCatalog('prompts')

/** Detects where it stands; the service does it in a process of its own. */
export const inProcess = {
  detect: async (title: string | null, paragraphs: string[]) =>
    detectLanguage(languageSample(title, paragraphs)),
}

export const noAnswers: Memory = { find: () => undefined }

/** Puts messages to a rehearsal model with these hand-made answers. */
export function asked(name: string, messages: Message[], answers = noAnswers): Promise<Completion> {
  const request = { model: 'any', messages, answer: { name, schema: {} }, maxOutputTokens: 4_000 }
  return rehearsal({ answers, detector: inProcess })(request, callWith())
}

const PROMPTS = {
  summary: {
    language: 'English (en)',
    length: '3 sentences',
    style: 'paragraph',
    audience: '',
    title: '',
    article: '',
  },
  facts: { language: 'English (en)', max: '8', title: '', article: '' },
  translation: {
    from: 'English (en)',
    to: 'French (fr)',
    formality: 'default',
    glossary: '',
    terms: '',
    headline: '',
    before: '',
    after: '',
    segments: '',
  },
}

/** The messages of a prompt of this service, with values in place of the usual ones. */
export function rendered<Name extends keyof typeof PROMPTS>(
  name: Name,
  values: Partial<(typeof PROMPTS)[Name]>,
): Message[] {
  return renderPrompt(catalog.find(name, undefined), { ...PROMPTS[name], ...values })
}

export async function rehearsedSummary(values: Partial<typeof PROMPTS.summary>, answers = noAnswers) {
  return Summary.parse(JSON.parse((await asked('summary', rendered('summary', values), answers)).text))
}

export async function rehearsedFacts(values: Partial<typeof PROMPTS.facts>) {
  return Facts.parse(JSON.parse((await asked('facts', rendered('facts', values))).text)).facts
}

/** `segments` are put in as JSON unless they are a string. */
export async function rehearsedTranslation(
  segments: unknown,
  languages: { from?: string; to?: string } = {},
  answers = noAnswers,
) {
  const text = typeof segments === 'string' ? segments : JSON.stringify(segments)
  const messages = rendered('translation', { ...languages, segments: text })
  return Translation.parse(JSON.parse((await asked('translation', messages, answers)).text)).segments
}
