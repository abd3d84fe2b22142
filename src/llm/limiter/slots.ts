/**
 * How many calls are under way at once. Where nobody has said how many the server takes, it is found out: more and more,
 * until the time to the first byte shows that they queue there, or until the provider tells its limits, which makes
 * slots a matter of them.
 */
export type Slots = {
  /** The most there may ever be. */
  most: number
  /** Whether `most` is not just a ceiling but what the server runs at once. */
  isScarce: boolean
  /** How many there may be now; a part of one counts as none. */
  level: number
  inFlight: number
  long: number
  /** Rising by one with each answer, as nothing is known yet. */
  isGroping: boolean
  /** Whether the first byte is looked at: nothing else tells. */
  isSearching: boolean
  /** The shortest time to a first byte, and how many in a row took much longer. */
  bestMs: number
  slowInRow: number
  /** The order of the last call before the level was cut: what was sent before it says nothing new. */
  cutAt: number
  order: number
  holdUntil: number
  /** How long a call takes, roughly. */
  meanMs: number
}

const FIRST_LEVEL = 6
/** One slow answer is bad luck, three in a row are a queue. */
const SLOW_IN_ROW = 3
/** After a refusal for which there is no other reason the level does not rise for so long. */
const HOLD_MS = 60_000

type Given = { concurrency: number | undefined; ceiling: number; isLimitKnown: boolean }

export function openSlots({ concurrency, ceiling, isLimitKnown }: Given): Slots {
  const most = concurrency ?? ceiling
  const isUnknown = concurrency === undefined && !isLimitKnown
  return {
    most,
    isScarce: concurrency !== undefined && concurrency < ceiling,
    level: isUnknown ? Math.min(FIRST_LEVEL, most) : most,
    inFlight: 0,
    long: 0,
    isGroping: isUnknown,
    isSearching: isUnknown,
    bestMs: Infinity,
    slowInRow: 0,
    cutAt: 0,
    order: 0,
    holdUntil: -Infinity,
    meanMs: 0,
  }
}

export const isFull = (slots: Slots): boolean => slots.inFlight >= Math.floor(slots.level)

/** Where slots are few, long calls hold at most half of them: the others would wait for minutes. */
export const hasTooManyLong = ({ level, most, isScarce, long }: Slots): boolean =>
  (level < most || isScarce) && long * 2 >= level

/** What tells this call from earlier and later ones. */
export function takeSlot(slots: Slots, isLong: boolean): { order: number; inFlight: number } {
  slots.order += 1
  slots.inFlight += 1
  if (isLong) slots.long += 1
  return { order: slots.order, inFlight: slots.inFlight }
}

export function freeSlot(slots: Slots, isLong: boolean): void {
  slots.inFlight -= 1
  if (isLong) slots.long -= 1
}

/** The provider tells its limits: from now on they alone decide, up to the most. */
export function noteLimits(slots: Slots): void {
  if (!slots.isSearching) return
  slots.isSearching = false
  slots.isGroping = false
  slots.level = slots.most
}

type Answered = { order: number; firstByteMs: number | undefined; wholeMs: number; now: number }

export function noteAnswer(slots: Slots, { order, firstByteMs, wholeMs, now }: Answered): void {
  slots.meanMs += (wholeMs - slots.meanMs) / (slots.meanMs === 0 ? 1 : 20)
  if (slots.isSearching && isQueueSeen(slots, firstByteMs)) {
    if (order > slots.cutAt) cut(slots, slots.level * (slots.isGroping ? 0.6 : 0.9))
    slots.isGroping = false
    return
  }
  const isUsed = slots.inFlight >= Math.floor(slots.level) - 1
  if (isUsed && slots.level < slots.most && now > slots.holdUntil)
    slots.level = Math.min(slots.most, slots.level + (slots.isGroping ? 1 : 1 / slots.level))
  if (slots.level >= slots.most) slots.isGroping = false
}

function isQueueSeen(slots: Slots, firstByteMs: number | undefined): boolean {
  if (firstByteMs === undefined) return false
  slots.bestMs = Math.min(slots.bestMs, firstByteMs)
  slots.slowInRow = firstByteMs > 4 * slots.bestMs + 500 ? slots.slowInRow + 1 : 0
  return slots.slowInRow >= SLOW_IN_ROW
}

type Crowded = { order: number; inFlight: number; hintMs: number | undefined; now: number }

/** A refusal for which no limit that is told accounts: there were too many at once. */
export function noteCrowding(slots: Slots, { order, inFlight, hintMs, now }: Crowded): void {
  if (order <= slots.cutAt) return
  cut(slots, hintMs === undefined ? inFlight - 1 : inFlight * 0.8)
  slots.isGroping = false
  slots.holdUntil = now + (hintMs ?? HOLD_MS)
}

function cut(slots: Slots, level: number): void {
  slots.cutAt = slots.order
  slots.level = Math.max(1, level)
}

/** How long until a slot is free after so many others, roughly. */
export function waitForSlot(slots: Slots, ahead: number): number {
  const turns = (ahead + slots.inFlight - Math.floor(slots.level) + 1) / Math.max(1, Math.floor(slots.level))
  return Math.max(0, turns) * slots.meanMs
}
