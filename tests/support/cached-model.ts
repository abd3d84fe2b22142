import { cached } from '../../src/llm/cached.ts'
import { noUsage, type Complete, type Completion } from '../../src/llm/complete.ts'
import type { Lead } from '../../src/llm/led.ts'
import type { Kept } from '../../src/llm/kept.ts'
import { openShelf } from '../../src/llm/shelf.ts'
import type { Results } from '../../src/storage/ports.ts'
import { openVirtualClock } from './virtual-clock.ts'

export const completion: Completion = {
  text: '{"headline":"Bridge closed"}',
  model: 'gpt-4o-mini',
  usage: { ...noUsage, inputTokens: 10, outputTokens: 5, calls: 1 },
  createdAt: '2026-11-23T12:00:00.000Z',
}

/** Results that answer at once, which is when races show; `puts` wait until they are let through. */
function openMemory() {
  const kept = new Map<string, Kept>()
  const gates: (() => void)[] = []
  let held = false
  const results: Results<Kept> = {
    get: async (key) => kept.get(key),
    async put(key, entry) {
      if (held) await new Promise<void>((resolve) => gates.push(resolve))
      kept.set(key, entry)
    },
  }
  return {
    results,
    kept,
    hold: () => (held = true),
    letThrough: () => {
      held = false
      for (const open of gates.splice(0)) open()
    },
  }
}

/** A model whose answers come when the test lets them. */
function openModel() {
  const calls: { answer(text?: string): void; fail(error: Error): void; signal: AbortSignal }[] = []
  const complete: Complete = (_request, call) => {
    call.onAsked()
    return new Promise((resolve, reject) => {
      call.signal.addEventListener('abort', () => reject(call.signal.reason), { once: true })
      calls.push({
        answer: (text = completion.text) => resolve({ ...completion, text }),
        fail: reject,
        signal: call.signal,
      })
    })
  }
  return { complete, calls }
}

/** A cache over such results and such a model, or another one. */
export function setUp(complete?: Complete, lead?: Lead) {
  const memory = openMemory()
  const model = openModel()
  const clock = openVirtualClock()
  const unkept: unknown[] = []
  const renewed: string[] = []
  const shelf = openShelf({ results: memory.results, onUnkept: (_key, error) => unkept.push(error) })
  const onRenewed = (key: string) => renewed.push(key)
  const recall = cached({ shelf, clock, onRenewed, ...(lead && { lead }) }, complete ?? model.complete)
  return { ...memory, ...model, clock, shelf, recall, unkept, renewed }
}
