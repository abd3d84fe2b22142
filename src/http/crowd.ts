/** So many requests of one caller at a time may each have somebody who waits for it. */
const MOST_IN_PERSON = 8
/** RFC 9218, 4.1: 3 is what a request has that says nothing. */
const USUAL = 3

export type Crowd = {
  /** Comes in with the urgency that it was given, if any. `leave` must be called in the end. */
  enter(caller: string, urgency: number | undefined): { urgent: AbortSignal; leave(): void }
}

/**
 * Tells requests that somebody waits for from those of a batch, which go behind. What says so itself is believed; of the
 * others those of a caller who has many under way at once are a batch from the ninth on.
 */
export function openCrowd(): Crowd {
  const counts = new Map<string, number>()
  const atOnce = AbortSignal.abort()
  return {
    enter(caller, urgency) {
      const count = (counts.get(caller) ?? 0) + 1
      counts.set(caller, count)
      const isInPerson = urgency === undefined ? count <= MOST_IN_PERSON : urgency <= USUAL
      return {
        // One signal for all would be slow: each listener that is added looks at all the others.
        urgent: isInPerson ? atOnce : new AbortController().signal,
        leave() {
          const left = (counts.get(caller) ?? 1) - 1
          if (left > 0) counts.set(caller, left)
          else counts.delete(caller)
        },
      }
    },
  }
}
