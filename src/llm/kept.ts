import * as z from 'zod'
import { Completion } from './complete.ts'

/** What is kept under a key: the whole request, so that a miss can be explained and a recording replayed, and its answer. */
export const Kept = z.object({
  /** For people who look into the folder; never used to find anything. */
  about: z.object({ prompt: z.string(), promptSha256: z.string(), article: z.string() }),
  request: z.object({
    model: z.string(),
    messages: z.array(z.object({ role: z.enum(['system', 'user', 'assistant']), content: z.string() })),
    answer: z.object({ name: z.string(), schema: z.record(z.string(), z.unknown()) }),
    maxOutputTokens: z.number().int(),
  }),
  completion: Completion,
})
export type Kept = z.infer<typeof Kept>
