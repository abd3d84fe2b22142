import { CopydeskError } from '../errors.ts'
import type { Contents, Delivery, PageLinks } from './delivery.ts'
import type { Feed, FeedEntry } from './formats/feed.ts'
import type { GivenWithText } from './text.ts'

/** What a process that reads can be asked to do. */
export type Job =
  | { kind: 'delivery'; delivery: Delivery }
  | { kind: 'text'; text: string; given: GivenWithText }
  | { kind: 'page'; html: string; url?: string }
  | { kind: 'entry'; entry: FeedEntry; feed: Feed }
  | { kind: 'sample'; sample: string }
  | { kind: 'tokens'; texts: string[] }

/** What each job is answered with. */
export type Answers = {
  delivery: Contents
  text: Contents
  page: Contents
  /** `isWhole` where the feed has all of the article. */
  entry: Contents & { isWhole: boolean }
  /** The language. */
  sample: string | null
  /** Of each text. */
  tokens: { kind: 'counts'; counts: number[] }
}
export type Answer = Answers[Job['kind']]

/** What comes back over the border between processes, which an error of ours would not cross whole. */
export type Reply =
  | { answer: Answer }
  | { nothing: Told; links: PageLinks; isWhole: boolean }
  | { problem: Told }
  | { bug: string }

type Told = Pick<CopydeskError, 'code' | 'message' | 'issues' | 'reason'>

export function replyWith(answer: Answer): Reply {
  if (typeof answer === 'string' || answer?.kind !== 'nothing') return { answer }
  return { nothing: tell(answer.refusal), links: answer.links, isWhole: false }
}

export function replyWithError(error: unknown): Reply {
  if (error instanceof CopydeskError) return { problem: tell(error) }
  return { bug: error instanceof Error ? (error.stack ?? error.message) : String(error) }
}

/** The answer in a reply. Throws what the other process threw. */
export function answerIn(reply: Reply): Answer {
  if ('answer' in reply) return reply.answer
  if ('nothing' in reply) {
    const { links, isWhole } = reply
    return { kind: 'nothing', refusal: retold(reply.nothing), links, isWhole }
  }
  throw 'problem' in reply ? retold(reply.problem) : new Error(reply.bug)
}

function tell({ code, message, issues, reason }: CopydeskError): Told {
  return { code, message, issues, reason }
}

function retold({ code, message, issues, reason }: Told): CopydeskError {
  return new CopydeskError(code, message, { ...(issues ? { issues } : {}), ...(reason ? { reason } : {}) })
}
