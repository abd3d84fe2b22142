import { cp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openCatalog, PROMPTS, type Catalog } from '../../src/prompts/catalog.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** The prompts there are, and a newer version of that of a task, with one more sentence. */
export async function openNewerCatalog(...tasks: string[]): Promise<Catalog> {
  const folder = join(await temporaryFolder(), 'prompts')
  await cp(PROMPTS, folder, { recursive: true })
  const { find } = openCatalog(PROMPTS)
  for (const task of tasks) {
    const { name, version } = find(task, undefined)
    const newest = await readFile(join(PROMPTS, `${name}.v${version}.prompt`), 'utf8')
    const newer = newest.replace(`version: ${version}`, `version: ${version + 1}`)
    await writeFile(join(folder, `${name}.v${version + 1}.prompt`), `${newer}\nBe brief.\n`)
  }
  return openCatalog(folder)
}
