import * as z from 'zod'

const Count = z.int().nonnegative()

/** Members that a server gets wrong read as absent. */
export const Tokens = z
  .object({
    prompt_tokens: z.int().positive(),
    completion_tokens: Count,
    prompt_tokens_details: z
      .object({
        cached_tokens: Count.nullish().catch(undefined),
        cache_write_tokens: Count.nullish().catch(undefined),
      })
      .nullish()
      .catch(undefined),
  })
  .nullish()
  .catch(undefined)
export const Content = z.union([z.string(), z.array(z.unknown())]).nullish()
export const ModelName = z.string().min(1).max(200).optional().catch(undefined)
export const ErrorBody = z
  .union([z.string().min(1), z.looseObject({})])
  .optional()
  .catch(undefined)

const Choice = z.object({
  finish_reason: z.string().nullish().catch(undefined),
  message: z.object({ content: Content, refusal: z.string().nullish().catch(undefined) }),
})

/** The answer of Chat Completions, of whose choices only the first is read. */
export const ChatBody = z.object({
  model: ModelName,
  choices: z.tuple([Choice], z.unknown()).optional().catch(undefined),
  usage: Tokens,
  error: ErrorBody,
})
export type ChatBody = z.infer<typeof ChatBody>

const TextPart = z.object({ type: z.literal('text'), text: z.string() })

/** Some servers answer in parts, of which those of text are the answer; others hold what the model thought. */
export function textOf(content: z.infer<typeof Content>): string {
  if (typeof content === 'string') return content
  return (content ?? []).map((part) => TextPart.safeParse(part).data?.text ?? '').join('')
}
