export type Answer = {
  id: string
  model: string
  content: string
  finish: 'stop' | 'length'
  usage: { prompt_tokens: number; completion_tokens: number; total_tokens: number }
}

/** An answer in one piece. */
export function completionOf({ id, model, content, finish, usage }: Answer): object {
  const message = { role: 'assistant', content, refusal: null }
  return {
    id,
    object: 'chat.completion',
    created: 0,
    model,
    usage,
    choices: [{ index: 0, message, logprobs: null, finish_reason: finish }],
  }
}

const MOST_PIECES = 20

/** An answer as a stream: each piece of text as an event, then the events that end it. */
export function eventsOf({ id, model, content, finish, usage }: Answer, withUsage: boolean) {
  const frame = { id, object: 'chat.completion.chunk', created: 0, model }
  const event = (members: object) => `data: ${JSON.stringify({ ...frame, ...members })}\n\n`
  const delta = (delta: object, finish_reason: string | null = null) =>
    event({ choices: [{ index: 0, delta, finish_reason }] })
  const size = Math.max(1, Math.ceil(content.length / MOST_PIECES))
  const pieces = Array.from({ length: Math.ceil(content.length / size) }, (_, index) =>
    delta({ content: content.slice(index * size, (index + 1) * size) }),
  )
  const ending = [
    delta({}, finish),
    ...(withUsage ? [event({ choices: [], usage })] : []),
    'data: [DONE]\n\n',
  ]
  return { opening: delta({ role: 'assistant', content: '' }), pieces, ending: ending.join('') }
}
