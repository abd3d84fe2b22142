import { digest } from '../digest.ts'
import type { Message } from './complete.ts'

/**
 * What OpenAI is told of the beginning that many requests share, which it keeps and reads again for less. `keyed`: by which key to
 * find it. `marked`: where it ends as well, for models that charge for keeping: they would else keep every article, to no use.
 */
export type Prefix = 'marked' | 'keyed' | 'untold'

type MarkedMessage = {
  role: 'system'
  content: [{ type: 'text'; text: string; prompt_cache_breakpoint: { mode: 'explicit' } }]
}

export type PrefixTerms = {
  messages: (Message | MarkedMessage)[]
  prompt_cache_key?: string
  prompt_cache_options?: { mode: 'explicit' }
}

/** OpenAI's prompt caching guide: kept beginnings are charged for, and may be marked, from GPT-5.6 on. */
const CHARGING = { major: 5, minor: 6 }
/** OpenAI takes keys of at most 64 characters. */
const KEY_CHARS = 32

/** For a model of OpenAI's own, by its name: gpt-5.6-sol, gpt-6-luna, ft:gpt-6.1-terra:newsroom. */
export function prefixFor(model: string): Prefix {
  const [, major, minor] = /^(?:ft:)?gpt-(\d+)(?:\.(\d+))?(?![\w.])/.exec(model) ?? []
  const [isNewer, isSame] = [Number(major) > CHARGING.major, Number(major) === CHARGING.major]
  return isNewer || (isSame && Number(minor ?? 0) >= CHARGING.minor) ? 'marked' : 'keyed'
}

/**
 * Tells the prefix of a request: the system message, before which the provider puts `form`, what it is told of the answer. The
 * key is the digest of both.
 */
export function tellPrefix(messages: Message[], form: unknown, prefix: Prefix): PrefixTerms {
  const [first, ...rest] = messages
  if (prefix === 'untold' || first?.role !== 'system') return { messages }
  const prompt_cache_key = digest([first.content, form]).slice(0, KEY_CHARS)
  if (prefix === 'keyed') return { messages, prompt_cache_key }
  const part = { type: 'text', text: first.content, prompt_cache_breakpoint: { mode: 'explicit' } } as const
  return {
    messages: [{ role: first.role, content: [part] }, ...rest],
    prompt_cache_key,
    prompt_cache_options: { mode: 'explicit' },
  }
}
