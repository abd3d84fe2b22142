import type * as z from 'zod'
import type { Delivery } from '../articles/delivery.ts'
import type { Document } from '../tasks/document.ts'

/** What a handler is told of a request, parsed. */
export type Received<Params, Query, Body> = {
  params: Params
  query: Query
  body: Body
  /** The caller's name: of its key, or "local" where no keys are asked for. */
  caller: string
  header(name: string): string | undefined
  /** Fires when the caller has left and when the time for a request is over. */
  signal: AbortSignal
  deadline: number
  /** Tells a caller that streams how far it is. */
  onProgress(progress: { stage: string }): void
}

export type Reply<Body> = {
  body: Body
  status?: number
  headers?: Record<string, string>
  /**
   * The reply may be given again, as it is, to the same caller for a request of the same bytes, until this key gets another
   * result; `onRepeat` is called each time that this happens, and must not throw.
   */
  repeatable?: { keys: string[]; onRepeat?(): void }
}

/** A route as a value: Express mounts it, the API document prints it. Paths have `{name}` parts. */
export type Route = {
  method: 'get' | 'post' | 'put' | 'delete'
  path: string
  /** What it is called in metrics; its path when absent. */
  name?: string
  summary: string
  description?: string
  tag: string
  params?: z.ZodObject
  query?: z.ZodObject
  body?: z.ZodType
  /** The body as the API document shows it, where the parser itself cannot be printed. */
  printedBody?: z.ZodType
  /** Takes a body that is no JSON but a document itself: a page, a text, a PDF. Without it, such a body is refused. */
  deliver?(delivery: Delivery): unknown
  /** A body that works as it stands. */
  example?: object
  reply: z.ZodType
  status: number
  /** Other than JSON; the reply is then a string. */
  mediaType?: string
  /** Sent with every reply, whatever its form. */
  headers?: Record<string, string>
  /** Answered without a key. */
  isOpen?: boolean
  /** The reply laid out, where it can also be had as Markdown, HTML or text, and as an event stream. */
  document?(reply: unknown): Document | undefined
  handle(received: Received<unknown, unknown, unknown>): Promise<Reply<unknown>>
}

type Definition<
  Params extends z.ZodObject,
  Query extends z.ZodObject,
  Body extends z.ZodType,
  Result extends z.ZodType,
> = Omit<Route, 'params' | 'query' | 'body' | 'deliver' | 'reply' | 'handle'> & {
  params?: Params
  query?: Query
  body?: Body
  deliver?(delivery: Delivery): z.output<Body>
  reply: Result
  handle(
    received: Received<z.output<Params>, z.output<Query>, z.output<Body>>,
  ): Promise<Reply<z.input<Result>>>
}

/** A route among others: its own types are checked here. What a handler gets has been parsed by the very schemas. */
export function route<
  Params extends z.ZodObject,
  Query extends z.ZodObject,
  Body extends z.ZodType,
  Result extends z.ZodType,
>(definition: Definition<Params, Query, Body, Result>): Route {
  const { handle, ...described } = definition
  return {
    ...described,
    handle: ({ params, query, body, ...rest }) =>
      handle({
        ...rest,
        params: params as z.output<Params>,
        query: query as z.output<Query>,
        body: body as z.output<Body>,
      }),
  }
}
