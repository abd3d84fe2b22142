import { openai } from '../../src/llm/openai.ts'
import { callWith, request } from './model-call.ts'
import { chatCompletion, openFakeOpenAi, type FakeRequest, type Reply } from './fake-openai.ts'

export const answer = '{"headline":"Bridge closed"}'
export const refusal = (message: string, error: Record<string, unknown> = {}, status = 400): Reply => ({
  status,
  body: { error: { message, type: 'invalid_request_error', param: null, code: null, ...error } },
})

export type Sent = {
  model: string
  messages: { role: string; content: string }[]
  response_format?: { type: string }
  max_tokens?: number
  max_completion_tokens?: number
  stream?: boolean
  stream_options?: unknown
}
export const sent = ({ body }: FakeRequest) => body as Sent
export const formOf = (incoming: FakeRequest) => sent(incoming).response_format?.type ?? 'text'
export const showsSchema = (incoming: FakeRequest) =>
  JSON.stringify(sent(incoming).messages).includes('JSON Schema')

/** A server that knows only these forms and says so of the others. */
export function knowing(...forms: string[]) {
  return (incoming: FakeRequest): Reply => {
    const form = formOf(incoming)
    if (forms.includes(form)) return chatCompletion(answer)
    return refusal(`Invalid parameter: 'response_format' of type '${form}' is not supported with this model.`)
  }
}

/** Two requests one after the other, as a new adapter sends them. */
export async function sendTwo(answerer: (incoming: FakeRequest) => Reply, call = callWith()) {
  await using server = await openFakeOpenAi(answerer)
  const complete = openai({ firstByteSeconds: 20, apiKey: 'sk-1', baseUrl: server.url })
  const first = await complete(request, call)
  const second = await complete(request, call)
  return { first, second, requests: server.requests }
}
