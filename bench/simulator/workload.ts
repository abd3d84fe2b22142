import { seeded, type Random } from '../../tests/support/provider/random.ts'

/** A piece of work, as a strategy sees it. */
export type Job = {
  id: string
  caller: string
  isUrgent: boolean
  task: Task
  chars: number
  /** The cap of the answer. */
  maxTokens: number
}

/** The same with what only the provider knows; `at` is when it comes, in milliseconds. */
export type Work = Job & { at: number; promptTokens: number; outputTokens: number }

type Task = 'summary' | 'facts' | 'translation'
type Mix = Record<Task, number>

type Kind = {
  instructionTokens: number
  draw(random: Random, articleTokens: number): number
  cap(articleTokens: number): number
}

const KINDS: Record<Task, Kind> = {
  summary: {
    instructionTokens: 320,
    draw: (random) => random.lognormal(190, 0.28),
    cap: () => 500,
  },
  facts: {
    instructionTokens: 420,
    draw: (random, tokens) => random.lognormal(230 + 0.12 * tokens, 0.35),
    cap: (tokens) => Math.round(600 + 0.35 * tokens),
  },
  translation: {
    instructionTokens: 260,
    draw: (random, tokens) => tokens * random.lognormal(1.12, 0.07),
    cap: (tokens) => Math.round(200 + 1.5 * tokens),
  },
}

const MOST_OUTPUT_TOKENS = 16_384
const MINUTE_MS = 60_000
const CHARS_PER_TOKEN = 4.3
const TOKENS_PER_WORD = 1.33

/** What a client takes a prompt for, from its characters. */
export const estimatePrompt = ({ chars }: Job) => Math.ceil(chars / 4)

/** Words of a news article: 700 in the median, 850 in the mean; one in fifty is a long read of up to 20,000. */
function drawWords(random: Random): number {
  let words = random.lognormal(700, 0.62)
  if (random.chance(0.02)) words = random.pareto(3_500, 1.3)
  return Math.round(Math.min(20_000, Math.max(80, words)))
}

type Order = Pick<Work, 'id' | 'task' | 'caller' | 'isUrgent' | 'at'>

function drawWork(random: Random, order: Order): Work {
  const kind = KINDS[order.task]
  const articleTokens = Math.round(drawWords(random) * TOKENS_PER_WORD)
  const promptTokens = kind.instructionTokens + articleTokens
  const output = Math.round(kind.draw(random, articleTokens))
  const chars = Math.round(promptTokens * CHARS_PER_TOKEN * random.lognormal(1, 0.05))
  // The cap is set by who sees the characters only.
  const seenTokens = Math.max(1, chars / 4 - kind.instructionTokens)
  return {
    ...order,
    chars,
    promptTokens,
    outputTokens: Math.max(20, Math.min(MOST_OUTPUT_TOKENS, output)),
    maxTokens: Math.min(MOST_OUTPUT_TOKENS, kind.cap(seenTokens)),
  }
}

/** Summaries and facts only: jobs of much the same size, by which shares can be compared. */
export const noTranslations: Mix = { summary: 55, facts: 45, translation: 0 }

type Batch = { seed: number; count: number; caller?: string; at?: number; mix?: Mix }

/** Jobs that all come at once. */
export function batch({ seed, count, caller = 'a', at = 0, mix }: Batch): Work[] {
  const random = seeded(seed, 'batch', caller)
  const weights = mix ?? { summary: 45, facts: 35, translation: 20 }
  return Array.from({ length: count }, (_, index) => {
    const task = random.pick(weights)
    return drawWork(random, { id: `${caller}-${index}`, task, caller, isUrgent: false, at })
  })
}

type Visits = { seed: number; perMinute: number; untilMs: number }

/** Jobs that somebody waits for, coming by chance (a Poisson stream). */
export function visits({ seed, perMinute, untilMs }: Visits): Work[] {
  const caller = 'web'
  const random = seeded(seed, 'interactive', caller)
  const pause = () => random.exponential(MINUTE_MS / perMinute)
  const works: Work[] = []
  for (let at = pause(); at < untilMs; at += pause()) {
    const task = random.pick({ summary: 70, facts: 25, translation: 5 })
    works.push(drawWork(random, { id: `${caller}-i${works.length}`, task, caller, isUrgent: true, at }))
  }
  return works
}
