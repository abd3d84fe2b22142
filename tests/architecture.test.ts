import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

/** Each folder of src, and the folders it may import from. Files directly under src count as "src". */
const MAY_IMPORT: Record<string, string[]> = {
  telemetry: [],
  src: ['telemetry'],
  articles: ['src', 'storage'],
  prompts: ['src'],
  checks: ['src', 'articles'],
  llm: ['src', 'telemetry', 'storage', 'articles', 'prompts'],
  storage: ['src'],
  tasks: ['src', 'telemetry', 'articles', 'checks', 'llm'],
  evaluation: ['src', 'articles', 'checks', 'llm', 'tasks'],
  http: ['src', 'telemetry', 'articles', 'prompts', 'tasks'],
  cli: ['src', 'telemetry', 'articles', 'prompts', 'checks', 'llm', 'storage', 'tasks', 'http', 'evaluation'],
}

/** The composition root and its parts may import anything. The command line may open it, and main the command line. */
const ROOT = 'desk.ts'
const isOfRoot = (file: string) => file === ROOT || folderOf(file) === 'desk'
const OPENS_DESK = new Set(['cli'])

/** Adapters are named in the composition root only; the command line looks into the folder of results itself. */
const PORTS = 'storage/ports.ts'
const FOLDER_OF_RESULTS = 'storage/walk-results.ts'

const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))
const folderOf = (file: string) => (path.dirname(file) === '.' ? 'src' : (file.split(path.sep)[0] ?? ''))

type Import = { file: string; target: string }

const imports: Import[] = files.flatMap((file) =>
  [...readFileSync(path.join('src', file), 'utf8').matchAll(/(?:from|import)\s*\(?'(\.[^']+)'/g)].map(
    ([, target = '']) => ({
      file,
      target: path.join(path.dirname(file), target),
    }),
  ),
)

const packageUsers = (name: string) =>
  files.filter((file) =>
    new RegExp(`(?:from|import) '${name}(?:/[^']*)?'`).test(readFileSync(path.join('src', file), 'utf8')),
  )

test('folders import only from the folders below them', () => {
  const upward = imports.filter(({ file, target }) => {
    const [from, to] = [folderOf(file), folderOf(target)]
    if (isOfRoot(file) || from === to) return false
    if (target === ROOT) return !OPENS_DESK.has(from)
    if (file === 'main.ts') return to !== 'cli'
    return !MAY_IMPORT[from]?.includes(to)
  })
  expect(imports.length).toBeGreaterThan(100)
  expect(upward).toEqual([])
})

test('outside of the composition root, storage is known by its ports', () => {
  const adapters = imports.filter(
    ({ file, target }) =>
      folderOf(target) === 'storage' && folderOf(file) !== 'storage' && !isOfRoot(file) && target !== PORTS,
  )
  expect(
    adapters.filter(({ file, target }) => folderOf(file) !== 'cli' || target !== FOLDER_OF_RESULTS),
  ).toEqual([])
})

test.each([
  ['openai', ['llm/openai.ts']],
  ['eld', ['articles/language.ts']],
  ['gpt-tokenizer', ['articles/count-tokens.ts']],
  ['linkedom', ['articles/page/dom.ts']],
  ['yaml', ['prompts/prompt.ts', 'articles/formats/front-matter.ts']],
  ['feedsmith', ['articles/formats/feeds/parse.ts']],
  ['marked', ['articles/formats/markdown.ts']],
  ['mammoth', ['articles/formats/docx.ts']],
  ['unpdf', ['articles/formats/pdf/read-pdf.ts']],
  ['pino', ['log.ts']],
  ['prom-client', ['metrics.ts']],
  ['node:sqlite', ['storage/sqlite-database.ts', 'storage/sqlite-records.ts']],
])('only one place knows %s', (name, known) => {
  const users = packageUsers(name)
  expect(users.length).toBeGreaterThan(0)
  expect(users.filter((file) => !known.includes(file))).toEqual([])
})

const WHO_KNOWS_OPENTELEMETRY = [
  'telemetry/otlp.ts',
  'telemetry/otlp-span.ts',
  'telemetry/readings.ts',
  'telemetry/trace-parent.ts',
]

test('only the part of telemetry/ that is loaded when it is configured knows OpenTelemetry', () => {
  expect(packageUsers('@opentelemetry').toSorted()).toEqual(WHO_KNOWS_OPENTELEMETRY.toSorted())
})

test.each(['express', 'helmet', 'zod-openapi'])('only http/ knows %s', (name) => {
  const users = packageUsers(name)
  expect(users.length).toBeGreaterThan(0)
  expect(users.filter((file) => folderOf(file) !== 'http')).toEqual([])
})

test('only main.ts reads the environment', () => {
  const readers = files.filter((file) => readFileSync(path.join('src', file), 'utf8').includes('process.env'))
  expect(readers).toEqual(['main.ts'])
})

test('no name in src is one of the banned ones', () => {
  const banned = /(^|[-/])(manager|helper|util|utils|processor|factory|base|common|data|info|impl)([-./]|$)/
  expect(files.filter((file) => banned.test(file))).toEqual([])
})
