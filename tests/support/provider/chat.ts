import * as z from 'zod'
import { hash } from './random.ts'
import { instanceOf } from './schema-instance.ts'

const Content = z.union([z.string(), z.array(z.looseObject({ text: z.string().optional() }))])

/** A request for a chat completion, as far as a provider has to understand it. */
export const ChatRequest = z.looseObject({
  model: z.string(),
  messages: z.array(z.object({ role: z.string(), content: Content })).min(1),
  max_completion_tokens: z.int().positive().optional(),
  max_tokens: z.int().positive().optional(),
  stream: z.boolean().optional(),
  stream_options: z.looseObject({ include_usage: z.boolean().optional() }).optional(),
  response_format: z
    .looseObject({
      type: z.string(),
      json_schema: z.looseObject({ schema: z.record(z.string(), z.unknown()) }).optional(),
    })
    .optional(),
})
export type ChatRequest = z.infer<typeof ChatRequest>

const CHARS_PER_TOKEN = 4.3

/** About as many as an English text has. */
export const tokensIn = (text: string) => Math.max(1, Math.round(text.length / CHARS_PER_TOKEN))

const schemaOf = (request: ChatRequest) => request.response_format?.json_schema?.schema

/** Everything that a provider counts as the prompt. */
export function promptOf(request: ChatRequest): string {
  const schema = schemaOf(request)
  const parts = request.messages.map(({ content }) =>
    typeof content === 'string' ? content : content.map(({ text = '' }) => text).join(''),
  )
  return [...parts, ...(schema ? [JSON.stringify(schema)] : [])].join('')
}

/** Names what is asked, whatever it is asked with. */
export const nameOf = (request: ChatRequest) => String(hash(JSON.stringify(request.messages)))

/** Valid under the schema of the request, if it has one. */
export function plainAnswer(request: ChatRequest): string {
  const schema = schemaOf(request)
  if (schema) return JSON.stringify(instanceOf(schema))
  return request.response_format ? '{}' : 'The quick brown fox jumps over the lazy dog.'
}
