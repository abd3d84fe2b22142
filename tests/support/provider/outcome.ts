import { seeded } from './random.ts'

/** How long a provider takes; what is random is log-normal around its median, with a tail. */
export type Latency = {
  /** One way, from and to. */
  networkMs: [number, number]
  firstTokenMs: number
  firstTokenSigma: number
  /** The share of requests whose first token comes later by a Pareto tail. */
  tailShare: number
  tailMs: number
  tailAlpha: number
  tailMostMs: number
  readingMicrosecondsPerToken: number
  tokensPerSecond: number
  speedSigma: number
  /** The share of requests that are written slower by a factor, from and to. */
  slowShare: number
  slowFactor: [number, number]
}

/** First token after 0.55 s in the median, 0.95 s at the 95th percentile, about 4 s at the 99th. */
export const usualLatency: Latency = {
  networkMs: [15, 45],
  firstTokenMs: 550,
  firstTokenSigma: 0.33,
  tailShare: 0.015,
  tailMs: 2_500,
  tailAlpha: 1.4,
  tailMostMs: 40_000,
  readingMicrosecondsPerToken: 30,
  tokensPerSecond: 80,
  speedSigma: 0.18,
  slowShare: 0.01,
  slowFactor: [2, 6],
}

/** What a request is, to a provider that counts. */
export type Asked = {
  /** Names the piece of work; the same one has the same fate. */
  job: string
  chars: number
  promptTokens: number
  /** How long the answer would be if nothing cut it off. */
  outputTokens: number
  maxTokens?: number | undefined
  /** Another client's, on the same limits. */
  isForeign?: boolean
}

/** What becomes of an attempt that was let in. */
export type Outcome = {
  networkMs: number
  firstTokenMs: number
  totalMs: number
  /** Fails on the way with a 500, or never answers. */
  fault: 'failed' | 'hung' | undefined
  outputTokens: number
  isCut: boolean
}

type World = { seed: number; latency: Latency; failedShare: number; hungShare: number; timeScale: number }

/** Draws the fate of an attempt (from 0): a function of the seed, the job and the attempt, whoever asks and when. */
export function drawOutcome(world: World, asked: Asked, attempt: number): Outcome {
  const { latency, failedShare, hungShare, timeScale } = world
  const random = seeded(world.seed, 'attempt', asked.job, attempt)
  const outputTokens = Math.min(asked.outputTokens, asked.maxTokens ?? Infinity)
  let firstMs = random.lognormal(latency.firstTokenMs, latency.firstTokenSigma)
  if (random.chance(latency.tailShare)) {
    firstMs += Math.min(latency.tailMostMs, random.pareto(latency.tailMs, latency.tailAlpha))
  }
  firstMs += (asked.promptTokens * latency.readingMicrosecondsPerToken) / 1_000
  let speed = random.lognormal(latency.tokensPerSecond, latency.speedSigma)
  if (random.chance(latency.slowShare)) speed /= random.uniform(...latency.slowFactor)
  const wholeMs = firstMs + (outputTokens / speed) * 1_000
  const luck = random.next()
  const fault = luck < hungShare ? 'hung' : luck < hungShare + failedShare ? 'failed' : undefined
  const totalMs = fault === 'failed' ? random.uniform(0.1, 0.9) * wholeMs : wholeMs
  return {
    networkMs: random.uniform(...latency.networkMs) / timeScale,
    firstTokenMs: firstMs / timeScale,
    totalMs: totalMs / timeScale,
    fault,
    outputTokens,
    isCut: asked.outputTokens > outputTokens,
  }
}
