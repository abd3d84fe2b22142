import { estimateTokens } from './tokens.ts'

/** How many tokens these texts are together, as well as it can be told. */
export type CountTokens = (texts: string[]) => Promise<number>

/** What an estimate is short of at most on texts as people write them. */
const ESTIMATE_MARGIN = 1.3

/** Counts with a tokenizer, which is another process; where it fails, an estimate that is rather too high counts. */
export function countedBy(count: (texts: string[]) => Promise<number[]>): CountTokens {
  return async (texts) => {
    const counts = await count(texts).catch(() =>
      texts.map((text) => Math.ceil(estimateTokens(text) * ESTIMATE_MARGIN)),
    )
    return counts.reduce((sum, tokens) => sum + tokens, 0)
  }
}

/** Between these shares of a limit an estimate could be wrong about what is above and what below. */
const CLEARLY_BELOW = 0.7
const CLEARLY_ABOVE = 1.4

/** How many tokens texts are, counted only where it could make a difference to whether they are at most `limit`. */
export async function tokensBeside(limit: number, texts: string[], count: CountTokens): Promise<number> {
  const estimate = texts.reduce((sum, text) => sum + estimateTokens(text), 0)
  const isClear = estimate < limit * CLEARLY_BELOW || estimate > limit * CLEARLY_ABOVE
  return isClear ? estimate : count(texts)
}
