import * as z from 'zod'
import { CopydeskError } from '../../errors.ts'
import { tagOf, type Assignment } from './assignment.ts'
import { readJson } from './read-json.ts'
import type { Parts } from './report.ts'
import { translator } from './translate.ts'
import { turn } from '../../turns.ts'

const Segments = z
  .array(z.object({ id: z.string(), text: z.string() }))
  .refine((segments) => new Set(segments.map(({ id }) => id)).size === segments.length)

/** So much is translated at a time, so that nobody else waits for long. */
const CHARS_AT_ONCE = 20_000

/** Every segment in the language asked for, under its id. */
export async function translateSegments({ settings, texts }: Assignment, { answers, detector }: Parts) {
  const what = 'segments: they are no JSON array of { id, text }'
  const segments = readJson(texts['segments'] ?? '', Segments, what)
  const to = tagOf(settings.get('To'))
  if (to === undefined)
    throw new CopydeskError('model_failed', 'The rehearsal model finds no language to translate to.')
  const sample = segments.slice(0, 100).map(({ text }) => text)
  const from = tagOf(settings.get('From')) ?? (await detector.detect(null, sample)) ?? 'und'
  const translate = translator(answers, { from, to })
  const translated: { id: string; target: string }[] = []
  let chars = 0
  for (const { id, text } of segments) {
    translated.push({ id, target: translate(text) })
    chars += text.length
    if (chars < CHARS_AT_ONCE) continue
    chars = 0
    await turn()
  }
  return { segments: translated }
}
