import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type * as z from 'zod'
import { readConfig } from '../src/config.ts'
import { Environment } from '../src/environment.ts'
import { openDesk } from '../src/desk.ts'
import { printOpenApi } from '../src/http/openapi.ts'
import { openLog } from '../src/log.ts'

const root = path.join(import.meta.dirname, '..')

type Setting = { name: string; description: string; byDefault: string }

function settings(): Setting[] {
  const none = Environment.parse({}) as Record<string, unknown>
  return Object.entries(Environment.shape).map(([name, schema]: [string, z.ZodType]) => {
    const value = none[name]
    return {
      name,
      description: schema.description ?? '',
      byDefault: typeof value === 'string' || typeof value === 'number' ? `${value}` : '',
    }
  })
}

function printConfiguration(): string {
  const rows = settings().map(
    ({ name, description, byDefault }) =>
      `| \`${name}\` | ${byDefault ? `\`${byDefault}\`` : ''} | ${description} |`,
  )
  return `# Configuration

Settings are environment variables, or lines of a \`.env\` file in the folder the service is started in; the environment
goes first, and an empty value counts as none. Everything that is wrong is told at once, by the variable's name, and the
service does not start. This page is printed from \`src/config.ts\` by \`npm run docs\`.

| variable | default | meaning |
| --- | --- | --- |
${rows.join('\n')}
`
}

function printExample(): string {
  const lines = settings().map(
    ({ name, description, byDefault }) => `# ${description}\n#${name}=${byDefault}`,
  )
  return `# Copy to .env and uncomment what you need. Printed from src/config.ts by "npm run docs".\n\n${lines.join('\n\n')}\n`
}

async function printApi(): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'copydesk-docs-'))
  const config = readConfig({ COPYDESK_CACHE_DIR: folder, COPYDESK_DATA_DIR: folder })
  const desk = openDesk(config, openLog('silent'))
  const printed = `${JSON.stringify(printOpenApi(desk.routes), null, 2)}\n`
  await desk.close()
  rmSync(folder, { recursive: true })
  return printed
}

/** The documents that are printed from the code, by their path. */
export async function printDocuments(): Promise<Record<string, string>> {
  return {
    'docs/configuration.md': printConfiguration(),
    '.env.example': printExample(),
    'docs/openapi.json': await printApi(),
  }
}

if (import.meta.main) {
  for (const [file, content] of Object.entries(await printDocuments()))
    writeFileSync(path.join(root, file), content)
}
