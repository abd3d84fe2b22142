import { cp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openCatalog, PROMPTS, type Catalog } from '../../src/prompts/catalog.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** The prompts there are, and a newer version of that of a task, with one more sentence. */
export async function openNewerCatalog(...tasks: string[]): Promise<Catalog> {
  const folder = join(await temporaryFolder(), 'prompts')
  await cp(PROMPTS, folder, { recursive: true })
  for (const task of tasks) {
    const first = await readFile(join(PROMPTS, `${task}.v1.prompt`), 'utf8')
    const second = first.replace('version: 1', 'version: 2')
    await writeFile(join(folder, `${task}.v2.prompt`), `${second}\nBe brief.\n`)
  }
  return openCatalog(folder)
}
