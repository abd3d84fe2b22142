import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { completionOf, eventsOf, type Answer } from './chat-answer.ts'
import type { ChatRequest } from './chat.ts'
import type { Ticket } from './provider.ts'
import { seeded } from './random.ts'

/** Shares of streams that break off in the middle, and of answers that end before their JSON does. */
export type Defects = { seed: number; brokenShare: number; unfinishedShare: number }

export type Admitted = {
  request: ChatRequest
  /** The whole text of the answer, before anything cuts it. */
  content: string
  ticket: Ticket
  headers: Record<string, string>
}

const serverError = { message: 'The server had an error.', type: 'server_error', code: null }

/**
 * Writes an answer in the time and with the fault that its ticket names; resolves when all is written that ever will
 * be, rejects when the signal fires.
 */
export async function writeAnswer(
  outgoing: ServerResponse,
  { request, content, ticket, headers }: Admitted,
  { signal, defects }: { signal: AbortSignal; defects: Defects },
): Promise<void> {
  const { fault, firstTokenMs, totalMs } = ticket.outcome
  const pass = (ms: number) => sleep(ms, undefined, { signal })
  signal.throwIfAborted()
  if (fault === 'hung') await once(signal, 'abort')
  const firstMs = Math.min(firstTokenMs, totalMs)
  await pass(firstMs)
  if (fault) return sendJson(outgoing, 500, { error: serverError }, headers)

  const { seed, brokenShare, unfinishedShare } = defects
  const chance = seeded(seed, 'defects', ticket.asked.job, ticket.attempt)
  const isUnfinished = chance.chance(unfinishedShare)
  const isBroken = chance.chance(brokenShare)
  const answer = answerTo(request, ticket, isUnfinished ? content.slice(0, -1) : content)
  const finished: Answer = isUnfinished ? { ...answer, finish: 'length' } : answer
  if (!request.stream) {
    await pass(totalMs - firstMs)
    return sendJson(outgoing, 200, completionOf(finished), headers)
  }

  outgoing.writeHead(200, { 'content-type': 'text/event-stream', ...headers })
  const events = eventsOf(finished, request.stream_options?.include_usage === true)
  outgoing.write(events.opening)
  for (const [index, piece] of events.pieces.entries()) {
    await pass((totalMs - firstMs) / events.pieces.length)
    if (isBroken && 2 * index >= events.pieces.length - 1) return void outgoing.destroy()
    outgoing.write(piece)
  }
  outgoing.end(events.ending)
}

/** An answer that the cap has cut holds as much of the text as of the tokens. */
function answerTo({ model }: ChatRequest, { asked, attempt, outcome }: Ticket, content: string): Answer {
  const { outputTokens, isCut } = outcome
  const share = outputTokens / asked.outputTokens
  return {
    id: `chatcmpl-${asked.job}-${attempt}`,
    model,
    content: isCut ? content.slice(0, Math.floor(content.length * share)) : content,
    finish: isCut ? 'length' : 'stop',
    usage: {
      prompt_tokens: asked.promptTokens,
      completion_tokens: outputTokens,
      total_tokens: asked.promptTokens + outputTokens,
    },
  }
}

export function sendJson(
  outgoing: ServerResponse,
  status: number,
  body: object,
  headers: Record<string, string> = {},
): void {
  outgoing.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))
}
