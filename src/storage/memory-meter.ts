import { forwardOnly, realClock, type Clock } from '../clock.ts'
import { openMirror, type Mark, type Mirror } from './mirror.ts'
import type { LimitName, Meter, Need, Told } from './ports.ts'

const LIMITS: LimitName[] = ['requests', 'tokens', 'input-tokens', 'output-tokens']

/** Of a full bucket, the share that a batch leaves to those who wait in person, and to others who use the same key. */
const KEPT_FROM_BATCH = 0.05
/** The share that nobody uses: jitter of the network and rounding would be refusals otherwise. */
const KEPT_FROM_ALL = 0.002_5
/** A full bucket is emptied in twenty seconds: some providers enforce their minute by the second. */
const PACE = 4
/** No timer is finer: calls that are less apart go together, and the pace is kept all the same. */
const TIMER_MS = 1

type PerMinute = { requestsPerMinute: number | null; tokensPerMinute: number | null }

export type MemoryMeter = Meter & {
  /** The limits that are known. */
  buckets(): { limit: LimitName; level: number; size: number }[]
}

/**
 * A meter of one process for one model, which mirrors the provider's buckets: limits that are not given are learnt from
 * what it says. Others may use the same limits elsewhere: what they took shows in the next correction. Shares and pace
 * are those that a simulation of a thousand articles found best.
 */
export function openMemoryMeter({ clock = realClock, ...given }: PerMinute & { clock?: Clock }): MemoryMeter {
  const now = forwardOnly(clock)
  const known: Partial<Record<LimitName, number | null>> = {
    requests: given.requestsPerMinute,
    tokens: given.tokensPerMinute,
  }
  const mirrors = new Map(
    LIMITS.map((name) => [name, openMirror(known[name] ?? undefined, { pace: PACE, now: now() })]),
  )
  const most = (of: (mirror: Mirror, name: LimitName) => number) =>
    Math.max(...[...mirrors].map(([name, mirror]) => of(mirror, name)))

  return {
    delay(need, isUrgent) {
      refuseNonsense(need)
      const at = now()
      const reserve = isUrgent ? KEPT_FROM_ALL : KEPT_FROM_BATCH
      return most((mirror, name) =>
        Math.max(
          0,
          mirror.delay(amountOf(need, name), reserve, at),
          isUrgent ? 0 : mirror.nextAt() - at - TIMER_MS,
        ),
      )
    },
    until(total) {
      const at = now()
      return most((mirror, name) => mirror.until(amountOf(total, name), at))
    },
    take(need) {
      refuseNonsense(need)
      const at = now()
      const marks = new Map(
        [...mirrors].map(([name, mirror]) => [name, mirror.take(amountOf(need, name), at)]),
      )
      return openTaken(mirrors, { marks, need, now })
    },
    buckets: () =>
      [...mirrors].flatMap(([limit, mirror]) => {
        const filled = mirror.filled(now())
        return filled ? [{ limit, ...filled }] : []
      }),
  }
}

type Taking = { marks: Map<LimitName, Mark>; need: Need; now(): number }

function openTaken(mirrors: Map<LimitName, Mirror>, { marks, need, now }: Taking): ReturnType<Meter['take']> {
  const corrected = new Set<LimitName>()
  let isSettled = false
  return {
    correct(told: Told) {
      for (const [name, mark] of marks) {
        const reading = told[name]
        if (!reading) continue
        mirrors.get(name)?.correct(mark, reading, now())
        corrected.add(name)
      }
    },
    settle(used) {
      if (isSettled) return
      const more = used === 'turned away' ? undefined : asNeed(need.requests, used)
      if (more) refuseNonsense(more)
      isSettled = true
      for (const [name, { amount }] of marks) {
        if (corrected.has(name)) continue
        const beyond = more ? Math.max(0, amountOf(more, name) - amount) : -amount
        // A refused request is one all the same, for OpenAI at least.
        if (name !== 'requests') mirrors.get(name)?.add(beyond, now())
      }
    },
  }
}

function amountOf({ requests, inputTokens, outputTokens }: Need, name: LimitName): number {
  switch (name) {
    case 'requests':
      return requests
    case 'tokens':
      return inputTokens + outputTokens
    case 'input-tokens':
      return inputTokens
    case 'output-tokens':
      return outputTokens
  }
}

function asNeed(requests: number, { inputTokens, outputTokens }: Omit<Need, 'requests'>): Need {
  return { requests, inputTokens, outputTokens }
}

/** One amount that is no number would make the level no number for ever. */
function refuseNonsense(need: Need): void {
  for (const [name, amount] of Object.entries(need))
    if (!Number.isFinite(amount) || amount < 0) throw new RangeError(`${amount} ${name} cannot be taken`)
}
