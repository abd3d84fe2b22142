import { asFailure, readRefusal, turnedAway } from '../../src/llm/chat-refusal.ts'
import { describeRefusal } from '../../src/llm/describe-refusal.ts'
import { ModelFailure } from '../../src/llm/failure.ts'
import type { Told } from '../../src/storage/ports.ts'
import type { Provider, Ticket } from '../../tests/support/provider/provider.ts'
import { seeded } from '../../tests/support/provider/random.ts'
import type { Refused } from '../../tests/support/provider/refusals.ts'
import { heardIn } from '../../src/llm/rate-limit-headers.ts'
import type { VirtualTime } from './virtual-time.ts'
import type { Job, Work } from './workload.ts'

type Terms = {
  signal?: AbortSignal
  /** Told what the headers say, as soon as they are there. */
  onHeard?(told: Told): void
}

export type Answer = { promptTokens: number; outputTokens: number; isCut: boolean }

/** One attempt. Rejects with a `ModelFailure` as the adapter for OpenAI makes it, or with the signal's reason. */
export type SimulatedCall = (job: Job, terms?: Terms) => Promise<Answer>

type World = {
  time: VirtualTime
  provider: Provider
  works: Map<string, Work>
  seed: number
  streams: boolean
}

/** How long the SDK waits for an answer. */
const TIMEOUT_MS = 600_000

const serverError = { type: 'server_error', code: 'internal_error', message: 'The server had an error.' }

/** The way to a provider: the network, the slot, the answer, in virtual time. */
export function openCalls({ time, provider, works, seed, streams }: World): SimulatedCall {
  const { networkMs } = provider.terms.latency
  let calls = 0

  return async function call(job, { signal, onHeard = () => undefined } = {}) {
    const work = works.get(job.id)
    if (!work) throw new Error(`There is no job ${job.id}.`)
    const patience = openPatience(time, signal)
    const travelMs = seeded(seed, 'net', (calls += 1)).uniform(...networkMs)
    const pass = (ms: number) => time.wait(ms, patience.signal)
    let ticket: Ticket | undefined
    try {
      await pass(travelMs)
      const admission = provider.admit({ ...work, job: job.id }, time.now())
      const hear = async () => {
        await pass(travelMs)
        onHeard(heardIn(headersOf(admission.headers), time.now()))
      }
      if ('refused' in admission) {
        await hear()
        const { status, error } = admission.refused
        throw failureOf({ status, error, headers: admission.headers }, time.now())
      }
      ticket = admission.ticket
      const { fault, firstTokenMs, totalMs, outputTokens, isCut } = ticket.outcome
      const turn = provider.start(ticket)
      if (turn) await Promise.race([turn, patience.over])
      if (fault === 'hung') await patience.over
      const firstMs = Math.min(firstTokenMs, totalMs)
      await pass(firstMs)
      if (streams && !fault) await hear()
      await pass(totalMs - firstMs)
      provider.end(ticket, time.now(), fault ? 'failed' : 'completed')
      if (fault) {
        await pass(travelMs)
        throw failureOf({ status: 500, error: serverError, headers: {} }, time.now())
      }
      if (!streams) await hear()
      return { promptTokens: work.promptTokens, outputTokens, isCut }
    } finally {
      patience.end()
      if (ticket) provider.end(ticket, time.now(), 'left')
    }
  }
}

/** A signal that fires with the caller's, or when the client has waited too long; `over` rejects as it fires. */
function openPatience(time: VirtualTime, caller: AbortSignal | undefined) {
  const patience = new AbortController()
  const { promise: over, reject } = Promise.withResolvers<never>()
  over.catch(() => undefined)
  const leave = (reason: unknown) => {
    patience.abort(reason)
    reject(reason)
  }
  const follow = () => leave(caller?.reason)
  const callOff = time.after(TIMEOUT_MS, () =>
    leave(
      new ModelFailure('model_failed', 'The model provider could not be reached.', {
        usage: turnedAway,
        again: true,
      }),
    ),
  )
  if (caller?.aborted) follow()
  else caller?.addEventListener('abort', follow, { once: true })
  return {
    signal: patience.signal,
    over,
    end() {
      callOff()
      caller?.removeEventListener('abort', follow)
    },
  }
}

const headersOf = (headers: Record<string, string>) => ({ get: (name: string) => headers[name] ?? null })

type Said = { status: number; error: Refused['error']; headers: Record<string, string> }

function failureOf({ status, error, headers }: Said, now: number): ModelFailure {
  const refusal = readRefusal(status, error, headersOf(headers))
  const cause = new Error(describeRefusal(refusal, { messages: [], conceal: (text) => text }))
  return asFailure(refusal, { model: 'simulated', cause, now })
}
