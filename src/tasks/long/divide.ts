import type { Article } from '../../articles/article.ts'
import { tokensBeside } from '../../llm/token-counts.ts'
import { estimateTokens } from '../../llm/tokens.ts'
import { TOKENS_A_FACT } from '../read-facts.ts'
import { turn } from '../../turns.ts'
import { scriptFactor, type Means } from '../task.ts'
import { partsOf, type Part } from './parts.ts'
import { answerTokens } from './read-parts.ts'

/** Larger parts are read with less care, and smaller ones cost more words of prompts. */
const PART_TOKENS = 30_000
/** Borders are found by estimates, which may be short by so much; the opening of the article comes on top. */
const PART_SHARE = 0.75
/** Of a small context, so much is for the answer. */
const ANSWER_SHARE = 0.3
/** Of a part, however many are wanted in the end, so that all that is asked about an article shares what was read. */
const FACTS_A_PART = 15

/** What is asked about an article: the prompt, the model, and how long the answer may be where it fits. */
export type Wish = Parameters<Means['roomFor']>[0] & { language: string | null; facts: number }

export type Division = { parts: Part[]; max: number }

/** The parts of an article that the model cannot read at once, and the most facts of each; undefined where it can. */
export async function divideIfLong(
  article: Article,
  { language, facts, ...wish }: Wish,
  { roomFor, countTokens }: Pick<Means, 'roomFor' | 'countTokens'>,
): Promise<Division | undefined> {
  const whole = roomFor(wish).input
  const tokens = await tokensBeside(whole, [article.title ?? '', article.text], countTokens)
  if (tokens <= whole) return undefined
  await turn()
  const ofPart = { task: 'facts-of-part', prompt: undefined, model: wish.model }
  const room = roomFor({ ...ofPart, answerTokens: 0 })
  const longest = Math.min(room.output, room.input * ANSWER_SHARE) - answerTokens(0)
  const most = longest / (TOKENS_A_FACT * scriptFactor(article.language, language))
  const divided = async (max: number) => {
    const { input } = roomFor({ ...ofPart, answerTokens: answerTokens(max, article.language, language) })
    const scale = tokens / estimateTokens(article.text)
    return partsOf(article, Math.min(PART_TOKENS, input * PART_SHARE) / scale)
  }
  const usual = Math.max(1, Math.min(FACTS_A_PART, Math.floor(most)))
  const parts = await divided(usual)
  const max = Math.max(usual, Math.min(Math.ceil(facts / parts.length), Math.floor(most)))
  return { max, parts: max > usual ? await divided(max) : parts }
}
