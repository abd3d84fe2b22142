import type { CompletionRequest } from './complete.ts'
import type { Kept } from './kept.ts'

/** One place in which two requests differ: `user message, line 3`. */
export type Difference = { field: string; wanted: string; kept: string }

/** The kept request that is nearest to the wanted one, and every place in which they differ. */
export type Nearest = { key: string; about: Kept['about']; differences: Difference[] }

type Line = [field: string, text: string]

/**
 * Finds, among kept results, the one whose request differs from the wanted one in the fewest lines; only those that
 * ask for the same kind of answer are looked at.
 */
export async function findNearest(
  wanted: CompletionRequest,
  kept: AsyncIterable<{ key: string; entry: Kept }>,
): Promise<Nearest | undefined> {
  const lines = linesOf(wanted)
  let nearest: Nearest | undefined
  for await (const { key, entry } of kept) {
    if (entry.request.answer.name !== wanted.answer.name) continue
    const differences = compare(lines, linesOf(entry.request))
    if (!nearest || differences.length < nearest.differences.length)
      nearest = { key, about: entry.about, differences }
  }
  return nearest
}

function linesOf({ model, messages, answer, maxOutputTokens }: CompletionRequest): Line[] {
  const settings: Line[] = [
    ['model', model],
    ['maxOutputTokens', String(maxOutputTokens)],
    ['answer schema', JSON.stringify(answer.schema)],
  ]
  const said = messages.flatMap(({ role, content }) =>
    // Markers carry a token that changes with any text between them: it would hide what really differs.
    content
      .replaceAll(/(?<=<<<\w+ )[0-9a-f]{12}|[0-9a-f]{12}(?=>>>)/g, '…')
      .split('\n')
      .map((text, index): Line => [`${role} message, line ${index + 1}`, text]),
  )
  return [...settings, ...said]
}

function compare(wanted: Line[], kept: Line[]): Difference[] {
  const inKept = new Map(kept)
  const fields = new Set([...wanted, ...kept].map(([field]) => field))
  const inWanted = new Map(wanted)
  return [...fields]
    .map((field) => ({ field, wanted: inWanted.get(field) ?? '', kept: inKept.get(field) ?? '' }))
    .filter(({ wanted, kept }) => wanted !== kept)
}
