import { readdirSync, readFileSync, symlinkSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { SEED } from '../support/articles.ts'
import { openFolder, run } from '../support/service.ts'

test(
  'what is published runs without its sources, from any folder, and holds nothing else',
  { timeout: 120_000 },
  async () => {
    using folder = openFolder()
    const packed = await run(['npm', 'pack', '--silent', '--pack-destination', folder.folder], {
      env: folder.env,
    })
    expect(packed.code).toBe(0)
    const tarball = path.join(folder.folder, packed.stdout.trim())
    await run(['tar', '-xzf', tarball, '-C', folder.folder], { env: folder.env })
    const root = path.join(folder.folder, 'package')
    symlinkSync(path.resolve('node_modules'), path.join(root, 'node_modules'))

    expect(readdirSync(root).toSorted()).toEqual(
      [
        '.env.example',
        'ARCHITECTURE.md',
        'CHANGELOG.md',
        'LICENSE',
        'README.md',
        'bin',
        'dist',
        'docs',
        'examples',
        'node_modules',
        'package.json',
        'prompts',
        'seeds',
      ].toSorted(),
    )
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
    const program = path.join(root, 'bin', 'copydesk.js')
    const copydesk = (...words: string[]) => run([process.execPath, program, ...words], { env: folder.env })
    expect((await copydesk('--version')).stdout.trim()).toBe(version)
    const summary = await copydesk('summary', SEED, '--language', 'fr', '--json')
    expect(JSON.parse(summary.stdout)).toMatchObject({ language: 'fr', source: { mode: 'rehearsal' } })
  },
)
