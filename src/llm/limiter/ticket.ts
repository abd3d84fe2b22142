import { AsyncLocalStorage } from 'node:async_hooks'
import type { Need } from '../../storage/ports.ts'
import { noUsage, type Call, type Completion, type CompletionRequest, type Usage } from '../complete.ts'
import { estimateRequestTokens } from '../tokens.ts'

/** A call that waits for its turn, or is under way; what has happened to it so far. */
export type Ticket = {
  request: CompletionRequest
  call: Call
  need: Need
  /** Somebody waits for it in person. */
  isUrgent: boolean
  queuedAt: number
  /** When it came to the head of the queue, and only the limits held it. */
  headAt: number | undefined
  /** When the first of its attempts that are under way was sent. */
  startedAt: number | undefined
  attempts: Set<AbortController>
  hasBackup: boolean
  wasSent: boolean
  isOver: boolean
  /** Attempts that the provider failed, and those that it turned away. */
  failures: number
  refusals: number
  /** What all of them used up. */
  usage: Usage
  /** Does something as a part of the request that the call was made for, whoever's turn has come. */
  within: <Result>(work: () => Result) => Result
  resolve(completion: Completion): void
  reject(reason: unknown): void
}

export function openTicket(
  request: CompletionRequest,
  call: Call,
  { now, ...ends }: Pick<Ticket, 'resolve' | 'reject'> & { now: number },
): Ticket {
  return {
    request,
    call,
    need: {
      requests: 1,
      inputTokens: estimateRequestTokens(request),
      outputTokens: request.maxOutputTokens,
    },
    isUrgent: call.urgent.aborted,
    queuedAt: now,
    headAt: undefined,
    startedAt: undefined,
    attempts: new Set(),
    hasBackup: false,
    wasSent: false,
    isOver: false,
    failures: 0,
    refusals: 0,
    usage: noUsage,
    within: AsyncLocalStorage.snapshot(),
    ...ends,
  }
}

export const tokensOf = ({ need }: Ticket): number => need.inputTokens + need.outputTokens
