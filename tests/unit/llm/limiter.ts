import type { Complete, Completion } from '../../../src/llm/complete.ts'
import type { Meter } from '../../../src/storage/ports.ts'

export const completion: Completion = {
  text: '{}',
  model: 'gpt-4o-mini',
  usage: { inputTokens: 90, outputTokens: 20, cachedInputTokens: 80, costUsd: 0, calls: 1 },
  createdAt: '2026-11-23T12:00:00Z',
}

/** A meter that writes down what it was told, and lets through whatever `gate` lets through. */
export function openMeter(gate: (signal: AbortSignal) => Promise<void> = async () => undefined) {
  const told: (string | number)[][] = []
  const meter: Meter = {
    async reserve({ tokens }, signal) {
      await gate(signal)
      told.push(['reserved', tokens])
      return { tokens, at: 0 }
    },
    async settle({ tokens }, { usedTokens, retryAfterSeconds }) {
      const pause = retryAfterSeconds === undefined ? [] : [retryAfterSeconds]
      told.push(['settled', tokens, usedTokens, ...pause])
    },
  }
  return { meter, told }
}

/** A model whose answers are given by hand, in the order in which it was asked. */
export function openModel() {
  const asked: PromiseWithResolvers<Completion>[] = []
  const complete: Complete = () => {
    const answer = Promise.withResolvers<Completion>()
    asked.push(answer)
    return answer.promise
  }
  return { complete, asked }
}

/** Resolves when everything that can go on without a timer has gone on. */
export const soon = () => new Promise<void>((resolve) => setImmediate(resolve))
