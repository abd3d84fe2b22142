import { setImmediate as turn } from 'node:timers/promises'
import type { Clock } from '../../src/clock.ts'

/** A clock that jumps from event to event, in milliseconds from 0; events of one moment happen in the order of asking. */
export type VirtualTime = Clock & {
  /** Does something later; what comes back calls it off. */
  after(ms: number, act: () => void): () => void
  /**
   * Lets time pass until `main` has ended; rejects as it does. True when it did, false when the horizon or the most
   * events came first, or when nothing was left to happen.
   */
  run(main: () => Promise<void>, horizonMs: number): Promise<boolean>
}

type Event = { at: number; order: number; act: (() => void) | undefined }

/** Far more than any scenario needs; a strategy that waits for nothing over and over ends here. */
const MOST_EVENTS = 5_000_000

export function openVirtualTime(): VirtualTime {
  const events = openHeap()
  let now = 0
  let asked = 0

  function after(ms: number, act: () => void): () => void {
    const event: Event = { at: now + (ms > 0 && ms < Infinity ? ms : 0), order: (asked += 1), act }
    events.push(event)
    return () => {
      event.act = undefined
    }
  }

  async function wait(ms: number, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted()
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    const callOff = after(ms, resolve)
    const leave = () => {
      callOff()
      reject(signal.reason as Error)
    }
    signal.addEventListener('abort', leave, { once: true })
    await promise.finally(() => signal.removeEventListener('abort', leave))
  }

  async function run(main: () => Promise<void>, horizonMs: number): Promise<boolean> {
    let isOver = false
    const end = () => {
      isOver = true
    }
    const done = main()
    done.then(end, end)
    for (let passed = 0; passed < MOST_EVENTS; passed += 1) {
      // A turn of the real event loop lets every promise go on that the last event has settled.
      await turn()
      if (isOver) {
        await done
        return true
      }
      const event = nextOf(events)
      if (!event || event.at > horizonMs) return false
      now = event.at
      event.act?.()
    }
    return false
  }

  return { now: () => now, wait, after, run }
}

function nextOf(events: Heap): Event | undefined {
  let event = events.pop()
  while (event && !event.act) event = events.pop()
  return event
}

type Heap = { push(event: Event): void; pop(): Event | undefined }

const isBefore = (a: Event, b: Event) => a.at < b.at || (a.at === b.at && a.order < b.order)

/** A binary heap, the earliest event on top. */
function openHeap(): Heap {
  const heap: Event[] = []

  function swap(a: number, b: number): void {
    const moved = heap[a] as Event
    heap[a] = heap[b] as Event
    heap[b] = moved
  }

  function isEarlier(a: number, b: number): boolean {
    const [first, second] = [heap[a], heap[b]]
    return first !== undefined && second !== undefined && isBefore(first, second)
  }

  function sink(): void {
    for (let parent = 0, least = 0; ; parent = least) {
      for (const child of [2 * parent + 1, 2 * parent + 2]) if (isEarlier(child, least)) least = child
      if (least === parent) return
      swap(parent, least)
    }
  }

  return {
    push(event) {
      let child = heap.push(event) - 1
      while (child > 0) {
        const parent = (child - 1) >> 1
        if (!isEarlier(child, parent)) return
        swap(child, parent)
        child = parent
      }
    },
    pop() {
      const top = heap[0]
      const last = heap.pop()
      if (last && heap.length > 0) {
        heap[0] = last
        sink()
      }
      return top
    },
  }
}
