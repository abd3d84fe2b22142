import path from 'node:path'
import type { LanguageDetector } from '../articles/readers.ts'
import type { Clock } from '../clock.ts'
import type { Config } from '../config.ts'
import type { Asking } from '../llm/ask.ts'
import { onlyKept } from '../llm/cached.ts'
import { affordable, charged, type Billing } from '../llm/charged.ts'
import type { Complete } from '../llm/complete.ts'
import { openLimits, type Limits } from '../llm/limits.ts'
import { observed, type Provider } from '../llm/observed.ts'
import { openai } from '../llm/openai.ts'
import { readable } from '../llm/readable.ts'
import { rehearsal, REHEARSAL_MODEL } from '../llm/rehearsal.ts'
import { openMemory } from '../llm/rehearsal/memory.ts'
import { tracedWait } from '../llm/traced.ts'
import type { Log } from '../log.ts'
import type { LimiterState, Metrics } from '../metrics.ts'
import { openMemoryMeter, type MemoryMeter } from '../storage/memory-meter.ts'
import { limitsWatchedIn, recordIn } from './watching.ts'

const SEEDS = path.join(import.meta.dirname, '..', '..', 'seeds')

type Watching = { clock: Clock; billing: Billing; metrics: Metrics; log: Log }

/** A model that is asked within its limits, as often and as long as it makes sense, and whose answers can be read. */
export function patient(
  config: Config['model'],
  { clock, billing, metrics, log }: Watching,
  model: Complete,
) {
  const provider = providerOf(config)
  const record = recordIn(metrics, provider)
  let configured: MemoryMeter | undefined
  const openMeter = (name: string) => {
    const meter = openMemoryMeter({ ...config, clock })
    if (name === config.name) configured = meter
    return meter
  }
  const limits = openLimits(
    {
      clock,
      openMeter,
      isLimitKnown: config.requestsPerMinute !== null || config.tokensPerMinute !== null,
      concurrency: config.concurrency,
      ceiling: config.maxConcurrency,
      maxWaiting: config.maxWaiting,
      watch: limitsWatchedIn(metrics, log),
    },
    charged(billing, observed({ clock, record, provider }, model)),
  )
  metrics.watchProvider(limits)
  metrics.watchLimiter(() => limiterState(limits, configured?.buckets() ?? []))
  return { limits, complete: readable(clock, affordable(billing, tracedWait(limits.complete))) }
}

/** All models together; buckets are those of the configured one. */
function limiterState(limits: Limits, buckets: LimiterState['buckets']): LimiterState {
  const states = [...limits.state().values()]
  const sum = (of: (state: (typeof states)[number]) => number) =>
    states.reduce((total, state) => total + of(state), 0)
  return {
    inFlight: sum(({ inFlight }) => inFlight),
    concurrency: sum(({ slots }) => slots),
    queued: {
      interactive: sum(({ waiting }) => waiting.interactive),
      batch: sum(({ waiting }) => waiting.batch),
    },
    buckets,
  }
}

export function modelOf(
  { mode, apiKey, baseUrl, firstByteSeconds }: Config['model'],
  detector: LanguageDetector,
): Complete {
  if (mode === 'rehearsal') return rehearsal({ answers: openMemory(path.join(SEEDS, 'answers')), detector })
  return openai({ apiKey, baseUrl, firstByteSeconds })
}

/** In rehearsal nothing is sure: its stand-ins for translations are in no language at all. */
export function detectorFor({ mode }: Config['model'], detector: LanguageDetector): LanguageDetector {
  return mode === 'rehearsal' ? { detect: async () => null } : detector
}

/** What a mode means: which model is asked, whether any is, and what replies say of it. */
export function manner(
  { mode, name, thinkingTokens }: Config['model'],
  recall: Asking['recall'],
): Omit<Asking, 'catalog' | 'older'> {
  switch (mode) {
    case 'rehearsal':
      return { recall, mode, thinkingTokens, modelFor: () => REHEARSAL_MODEL }
    case 'replay':
      return { recall: onlyKept(recall), mode, thinkingTokens, modelFor: (wanted) => wanted ?? name }
    case 'live':
    case 'record':
      return { recall, mode: 'live', thinkingTokens, modelFor: (wanted) => wanted ?? name }
  }
}

function providerOf({ mode, baseUrl }: Config['model']): Provider {
  if (mode === 'rehearsal') return { name: 'rehearsal' }
  if (baseUrl === undefined) return { name: 'openai', address: 'api.openai.com', port: 443 }
  const { hostname, port, protocol } = new URL(baseUrl)
  return { name: 'openai', address: hostname, port: Number(port) || (protocol === 'https:' ? 443 : 80) }
}

export const isLive = ({ mode }: Config['model']) => mode === 'live' || mode === 'record'
