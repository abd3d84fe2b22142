import type { Clock } from '../../clock.ts'
import { CopydeskError } from '../../errors.ts'
import { isPassing } from './failures.ts'
import type { Guard } from './guard.ts'
import { leftAlone, openHolds } from './holds.ts'
import type { HostQueue } from './host-queue.ts'
import { retryAfterSeconds } from './retry-after.ts'
import type { Answer, Transfer, TransferRequest } from './transfer.ts'

export type Question = Omit<TransferRequest, 'signal'>

/** What one fetch is allowed, redirects and retries included. */
export type Journey = {
  signal: AbortSignal
  /** Epoch milliseconds: nothing is waited for that comes later. */
  deadline: number
  onAnswer(answer: Answer): void
}

/** Asks a site, and once more when that may help. Answers of 400 and above are answers. Errors: those of `Transfer`. */
export type Ask = (question: Question, journey: Journey) => Promise<Answer>

const MAX_ATTEMPTS = 2
const PAUSE_SECONDS = 0.5

/** A site that wants to wait longer than this is asked again by the caller, not by us. */
const MAX_RETRY_AFTER_SECONDS = 5

type Options = { transfer: Transfer; guard: Guard; queue: HostQueue; clock: Clock }

/** The address is checked anew before every attempt; a place in the queue is held only while one lasts. */
export function openAsk({ transfer, guard, queue, clock }: Options): Ask {
  const holds = openHolds(clock)

  async function attempt(question: Question, { signal, onAnswer }: Journey): Promise<Answer | CopydeskError> {
    guard.checkUrl(question.url)
    holds.check(question.url.host)
    const leave = await queue.enter(question.url.hostname, signal)
    try {
      const answer = await transfer({ ...question, signal })
      onAnswer(answer)
      return answer
    } catch (error) {
      if (error instanceof CopydeskError && isPassing(error)) return error
      throw error
    } finally {
      leave()
    }
  }

  /** Undefined when asking again would not help, or not in time. */
  function pauseAfter(outcome: Answer | CopydeskError, deadline: number): number | undefined {
    const seconds = outcome instanceof CopydeskError ? PAUSE_SECONDS : pauseOf(outcome)
    const isSoon = seconds !== undefined && clock.now() + seconds * 1_000 < deadline
    return isSoon ? seconds : undefined
  }

  function pauseOf(answer: Answer): number | undefined {
    if (![429, 502, 503, 504].includes(answer.status)) return undefined
    const wanted = wantedPause(answer)
    if (wanted === undefined) return answer.status === 429 ? undefined : PAUSE_SECONDS
    return wanted <= MAX_RETRY_AFTER_SECONDS ? Math.max(wanted, PAUSE_SECONDS) : undefined
  }

  function wantedPause({ status, headers }: Answer): number | undefined {
    return status === 429 || status === 503
      ? retryAfterSeconds(headers['retry-after'], clock.now())
      : undefined
  }

  function settle(outcome: Answer | CopydeskError): Answer {
    if (outcome instanceof CopydeskError) throw outcome
    const seconds = wantedPause(outcome)
    if (seconds === undefined || seconds === 0) return outcome
    holds.leave(outcome.url.host, seconds)
    throw leftAlone(seconds)
  }

  return async (question, journey) => {
    for (let attempts = 1; ; attempts += 1) {
      const outcome = await attempt(question, journey)
      const pause = pauseAfter(outcome, journey.deadline)
      if (pause === undefined || attempts === MAX_ATTEMPTS) return settle(outcome)
      await clock.wait(pause * 1_000, journey.signal)
    }
  }
}
