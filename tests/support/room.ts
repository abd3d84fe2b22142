import type { Means } from '../../src/tasks/task.ts'

/** A model that takes everything at once. */
export const endless: Pick<Means, 'roomFor' | 'countTokens'> = {
  roomFor: () => ({ input: 10_000_000, output: 10_000_000 }),
  countTokens: async () => 1,
}
