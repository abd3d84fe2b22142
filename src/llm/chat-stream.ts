import * as z from 'zod'
import { Content, ErrorBody, ModelName, textOf, Tokens, type ChatBody } from './chat-body.ts'
import { parseJson } from '../json.ts'
import { openEvents, type ServerEvent } from './server-sent-events.ts'

const Piece = z
  .object({ content: Content, refusal: z.string().nullish().catch(undefined) })
  .optional()
  .catch(undefined)
const Choice = z.object({
  index: z.int().catch(0),
  finish_reason: z.string().nullish().catch(undefined),
  delta: Piece,
  /** In place of deltas: the whole of what was said so far. */
  message: Piece,
})
type Choice = z.infer<typeof Choice>

/** Members that a server gets wrong read as absent. */
const Chunk = z.object({
  object: z.string().optional().catch(undefined),
  model: ModelName,
  choices: z.array(z.unknown()).catch([]),
  usage: Tokens,
  error: ErrorBody,
})
type Chunk = z.infer<typeof Chunk>

export type Streamed = {
  /** What the chunks so far put together, as if it had come in one piece. */
  body: ChatBody
  /** Why the model has ended is known, so nothing of its answer is missing; only its usage may be. */
  isWhole: boolean
  /** Nothing that matters will come: the end was announced, or an error, or what came is broken. */
  isOver: boolean
  /** What came is no JSON. */
  isBroken: boolean
}

export type StreamReading = {
  /** The next piece of the stream, cut anywhere. */
  take(piece: string): Streamed
  /** The stream has ended. */
  end(): Streamed
}

/** Puts the chunks of a Chat Completions stream together: of the first choice that speaks, and the usage told last. */
export function openStreamReading(): StreamReading {
  const events = openEvents()
  const speech = openSpeech()
  const body: ChatBody = {}
  let isOver = false
  let isBroken = false

  function hear({ name, data }: ServerEvent): void {
    for (const part of partsIn(data)) {
      if (part.trim() === '[DONE]') isOver = true
      else heed(name, parseJson(part))
    }
  }

  function heed(name: string, json: unknown): void {
    if (isOver) return
    const chunk = Chunk.safeParse(json).data
    body.error = errorIn(name, json, chunk)
    isBroken = !chunk && body.error === undefined
    isOver = isBroken || body.error !== undefined
    if (isOver || !chunk) return
    body.model ??= chunk.model
    body.usage = chunk.usage ?? body.usage
    for (const choice of chunk.choices) speech.add(Choice.safeParse(choice).data)
  }

  function streamed(): Streamed {
    const choices = speech.choices()
    const isWhole = Boolean(choices?.[0].finish_reason)
    return { body: { ...body, choices }, isWhole, isOver, isBroken }
  }

  return {
    take(piece) {
      events.take(piece).forEach(hear)
      return streamed()
    },
    end() {
      events.end().forEach(hear)
      return streamed()
    },
  }
}

/** Further choices, of servers that send several though one was asked for, are passed over. */
function openSpeech() {
  let spoken: number | undefined
  let end: string | undefined
  let [content, refusal] = ['', '']

  return {
    add(choice: Choice | undefined): void {
      spoken ??= choice?.index
      if (!choice || choice.index !== spoken) return
      const { delta, message } = choice
      if (!delta && message) content = refusal = ''
      content += textOf((delta ?? message)?.content)
      refusal += (delta ?? message)?.refusal ?? ''
      end ||= choice.finish_reason ?? undefined
    },
    choices: (): ChatBody['choices'] =>
      spoken === undefined ? undefined : [{ finish_reason: end, message: { content, refusal } }],
  }
}

/** One; its lines where a server leaves out the empty ones between events. */
function partsIn(data: string): string[] {
  return data.includes('\n') && parseJson(data) === undefined ? data.split('\n') : [data]
}

/** An error stands in a member of its own, or is all there is. An empty one beside an answer is none. */
function errorIn(name: string, json: unknown, chunk: Chunk | undefined): ChatBody['error'] {
  const { error, choices = [], object } = chunk ?? {}
  const isAlone = choices.length === 0
  if (error !== undefined) return isAlone || Object.keys(error).length > 0 ? error : undefined
  if (!isAlone || (name !== 'error' && object !== 'error')) return undefined
  return ErrorBody.parse(json) ?? 'an error that is not explained'
}
