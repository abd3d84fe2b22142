import nock from 'nock'
import { ModelFailure } from '../../src/llm/failure.ts'
import { openai } from '../../src/llm/openai.ts'
import { callWith, request } from './model-call.ts'

export const apiKey = 'proj-0123456789abcdef'
type Reply = { status: number; headers?: Record<string, string>; body?: nock.Body }

/** What comes of a request that OpenAI refuses so. */
export async function failureOn(
  { status, headers = {}, body = '' }: Reply,
  model = request.model,
): Promise<ModelFailure> {
  const scope = nock('https://api.openai.com').post('/v1/chat/completions').reply(status, body, headers)
  const error = await openai({ firstByteSeconds: 20, apiKey, baseUrl: undefined })(
    { ...request, model },
    callWith(),
  ).catch((error: unknown) => error)
  scope.done()
  if (error instanceof ModelFailure) return error
  throw new Error('It did not fail as it should.', { cause: error })
}
