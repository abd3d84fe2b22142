import path from 'node:path'

/** What the names of references end in; articles that are looked for are never called so. */
export const REFERENCE_ENDING = '.reference.txt'

/**
 * The files in which a reference for an article may stand, the most special first: `NAME.es-419.reference.txt`,
 * `NAME.es.reference.txt`, `NAME.reference.txt`.
 */
export function referencePaths(folder: string, name: string, language: string | null): string[] {
  const tags = language ? new Set([language, language.split('-')[0] ?? language]) : []
  return [...tags, '']
    .map((tag) => (tag === '' ? name : `${name}.${tag}`))
    .map((stem) => path.join(folder, `${stem}${REFERENCE_ENDING}`))
}
