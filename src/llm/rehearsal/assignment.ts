import { CopydeskError } from '../../errors.ts'
import { unfence } from '../../prompts/fence.ts'
import type { Message } from '../complete.ts'

/** What a rendered prompt asks for: the lines of settings by their label, and the texts between the markers by name. */
export type Assignment = { settings: Map<string, string>; texts: Record<string, string> }

/**
 * Reads the last user message that holds the text `wanted` (a repair turn may follow it). Only lines outside the
 * markers are settings. Throws `model_failed` when no message holds the text.
 */
export function readAssignment(messages: Message[], wanted: string): Assignment {
  for (const { role, content } of messages.toReversed()) {
    const texts = role === 'user' ? unfence(content) : {}
    if (texts[wanted] !== undefined) return { settings: readSettings(content), texts }
  }
  throw new CopydeskError(
    'model_failed',
    `The rehearsal model finds no ${wanted} between markers in the request.`,
  )
}

function readSettings(content: string): Map<string, string> {
  const own = content.replaceAll(/<<<([a-z][a-zA-Z]*) ([0-9a-f]{12})(?=\n)[\s\S]*?\n\1 \2>>>/g, '')
  const lines = own.matchAll(/^([A-Z][A-Za-z ]{0,40}): (.+)$/gm)
  return new Map(Array.from(lines, ([, label = '', value = '']) => [label, value]))
}

/** The BCP 47 tag in the last parentheses of a setting: `ur` of `Urdu (ur)`. Undefined without one, and for `und`. */
export function tagOf(setting: string | undefined): string | undefined {
  const tag = /\(([A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*)\)[^()]*$/.exec(setting ?? '')?.[1]
  return tag === 'und' ? undefined : tag
}
