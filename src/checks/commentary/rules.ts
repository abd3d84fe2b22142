import { openingRules } from './opening-rules.ts'
import { remarkRules } from './remark-rules.ts'
import type { CommentaryRule } from './rule.ts'
import { voiceRules } from './voice-rules.ts'

/** Everything that a model says beside its answer, in words. */
export const phraseRules: CommentaryRule[] = [...openingRules, ...voiceRules, ...remarkRules]
