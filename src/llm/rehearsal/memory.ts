import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import * as z from 'zod'

/** Answers made by hand, for articles that are known beforehand. */
export type Memory = {
  /** What people wrote for this sentence or headline in the language `to`, a BCP 47 tag; undefined when nobody did. */
  find(source: string, to: string): string | undefined
}

const AnswerFile = z.object({
  article: z.string().min(1),
  from: z.string().min(1),
  to: z.string().min(1),
  sentences: z.array(z.object({ source: z.string().min(1), target: z.string().min(1) })),
})

/**
 * Reads every `.json` file of a folder. Sentences are found whatever their white space and the shape of their
 * quotation marks, and `es-419` falls back to `es`. Throws an Error that names the file that is broken.
 */
export function openMemory(directory: string): Memory {
  const targets = new Map<string, string>()
  const names = readdirSync(directory).filter((name) => name.endsWith('.json'))
  for (const name of names.toSorted()) {
    const { to, sentences } = readAnswers(path.join(directory, name))
    for (const { source, target } of sentences) targets.set(keyOf(source, to.toLowerCase()), target)
  }
  return {
    find(source, to) {
      for (let tag = to.toLowerCase(); tag !== ''; tag = tag.slice(0, Math.max(tag.lastIndexOf('-'), 0))) {
        const target = targets.get(keyOf(source, tag))
        if (target !== undefined) return target
      }
      return undefined
    },
  }
}

function readAnswers(file: string): z.infer<typeof AnswerFile> {
  try {
    return AnswerFile.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (cause) {
    const why = cause instanceof z.ZodError ? z.prettifyError(cause) : String(cause)
    throw new Error(`${file}: ${why}`, { cause })
  }
}

function keyOf(source: string, tag: string): string {
  const folded = source
    .normalize('NFC')
    .replaceAll(/[“”„‟«»]/g, '"')
    .replaceAll(/[‘’‚‛`´]/g, "'")
    .replaceAll(/\s+/g, ' ')
    .trim()
  return `${tag} ${folded}`
}
