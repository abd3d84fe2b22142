/** Requests that a provider works on at once. */
export type Slots = {
  running(): number
  waiting(): number
  mostRunning(): number
  /** Resolves when it is the key's turn, in the order of coming; undefined when that is at once. */
  enter(key: object): Promise<void> | undefined
  /** Gives the place back, also one in the queue. */
  leave(key: object): void
}

/** With `most` undefined everybody is let in; whoever refuses above a number asks for `running()` first. */
export function openSlots(most: number | undefined): Slots {
  const inside = new Set<object>()
  const queue = new Map<object, () => void>()
  let mostRunning = 0

  function start(key: object): void {
    inside.add(key)
    mostRunning = Math.max(mostRunning, inside.size)
  }

  return {
    running: () => inside.size,
    waiting: () => queue.size,
    mostRunning: () => mostRunning,
    enter(key) {
      if (most === undefined || inside.size < most) {
        start(key)
        return undefined
      }
      const { promise, resolve } = Promise.withResolvers<void>()
      queue.set(key, resolve)
      return promise
    },
    leave(key) {
      queue.delete(key)
      if (!inside.delete(key)) return
      const [next] = queue
      if (!next || (most !== undefined && inside.size >= most)) return
      const [waiter, wake] = next
      queue.delete(waiter)
      start(waiter)
      wake()
    },
  }
}
