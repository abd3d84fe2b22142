import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import * as z from 'zod'
import { asArticle } from '../../../src/articles/article.ts'
import { readText } from '../../../src/articles/text.ts'
import { pose, type Asking } from '../../../src/llm/ask.ts'
import { estimateTokens } from '../../../src/llm/tokens.ts'
import { openCatalog, PROMPTS } from '../../../src/prompts/catalog.ts'
import { openGlossaries } from '../../../src/tasks/glossary.ts'
import { tasks } from '../../../src/tasks/index.ts'
import { endless } from '../../support/room.ts'

const seed = readFileSync('seeds/articles/000_d07278516c443baf.txt', 'utf8')
const article = asArticle(readText(seed, { language: 'en' }))
const means = {
  glossaries: openGlossaries('seeds/glossaries'),
  detector: { detect: async () => null },
  ...endless,
}
const asking: Asking = {
  catalog: openCatalog(PROMPTS),
  recall: () => Promise.reject(new Error('nothing is asked here')),
  mode: 'live',
  thinkingTokens: 0,
  modelFor: () => 'gpt-5.4-mini',
}
const questions = await Promise.all(
  tasks.map(async (task) => {
    const options = task.name === 'translation' ? { to: 'ur', glossary: 'diplomacy' } : {}
    const { questions } = await task.assign(article, options, means)
    return questions[0]
  }),
)
const posed = questions.map((question) => ({ name: question.task, ...pose(asking, question) }))

/** What tasks ask for beside their first question stands in their files, exported under a name that ends in Answer. */
const files = readdirSync('src/tasks', { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.ts'),
)
const modules = await Promise.all(
  files.map(async (file): Promise<object> => import(path.resolve('src/tasks', file))),
)
const exported = modules
  .flatMap((module) => Object.entries(module))
  .flatMap(([name, schema]: [string, unknown]) =>
    name.endsWith('Answer') && schema instanceof z.ZodType ? [{ name, schema: printed(schema) }] : [],
  )
const answers = posed
  .map(({ name, request }) => ({ name, schema: request.answer.schema as Schema }))
  .concat(exported)

/** A schema as it would be sent. */
function printed(schema: z.ZodType): Schema {
  const [question] = questions
  if (!question) throw new Error('There is no task.')
  const { request } = pose(asking, { ...question, answer: { ...question.answer, schema } })
  return request.answer.schema
}

const ANSWER = /\banswer: \{(?:\s*name: '([a-z-]+)',\s*schema: (\w+))?/g

test('no schema that a task asks for is left out of these tests', () => {
  const asked = files
    .map((file) => readFileSync(path.join('src/tasks', file), 'utf8'))
    .flatMap((source) =>
      Array.from(source.matchAll(ANSWER), ([, name = '', schema = '']) => ({ name, schema })),
    )
  const names = new Set(posed.map(({ request }) => request.answer.name))
  const schemas = new Set(exported.map(({ name }) => name))
  expect(asked.length).toBeGreaterThanOrEqual(tasks.length)
  expect(asked.filter(({ name, schema }) => !names.has(name) && !schemas.has(schema))).toEqual([])
})

type Schema = {
  type?: string | string[]
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  anyOf?: Schema[]
  [key: string]: unknown
}

/** Limits of strings and lists are left to us, because not every server knows them. */
const KEYWORDS = new Set(
  'type properties required additionalProperties items enum description anyOf'.split(' '),
)
const TYPES = new Set(['object', 'array', 'string', 'number', 'integer', 'boolean', 'null'])
/** So many a schema could have when strict output was new. */
const MOST_LEVELS = 5

/** What strict structured output refuses, with the place where it stands. Whatever stands within another is a level deeper. */
function faultsOf(schema: Schema, where: string, level = 1): string[] {
  const { type = [], properties = {}, required = [], items = {}, anyOf } = schema
  const inner = (part: Schema, place: string) => faultsOf(part, place, level + 1)
  const faults = Object.keys(schema)
    .filter((key) => !KEYWORDS.has(key))
    .map((key) => `${where} uses ${key}`)
  if (level > MOST_LEVELS) faults.push(`${where} is too deep`)
  if (anyOf && level > 1) return [...faults, ...anyOf.flatMap((part) => faultsOf(part, where, level))]
  const types = [type].flat()
  if (types.length === 0 || !types.every((known) => TYPES.has(known))) faults.push(`${where} has no type`)
  if (types.includes('array')) faults.push(...inner(items, `${where}[]`))
  if (!types.includes('object')) return faults
  if (schema['additionalProperties'] !== false) faults.push(`${where} is open`)
  for (const [name, part] of Object.entries(properties)) {
    if (!required.includes(name)) faults.push(`${where}.${name} is optional`)
    faults.push(...inner(part, `${where}.${name}`))
  }
  return faults
}

test.each(answers)(
  'the answer of $name keeps to the rules of strict structured output',
  ({ name, schema }) => {
    expect(schema.type).toBe('object')
    expect(Object.keys(schema.properties ?? {}).length).toBeGreaterThan(0)
    expect(faultsOf(schema, name)).toEqual([])
  },
)

test.each(posed)('the name of the answer of $name is one that servers take', ({ request }) => {
  expect(request.answer.name).toMatch(/^[a-zA-Z0-9_-]{1,64}$/)
})

const text = z.string()
test.each([
  ['a.b is optional', z.object({ b: text.optional() })],
  ['a uses definitions', z.object({ b: text.meta({ id: 'Named' }) })],
  ['a.b uses default', z.object({ b: text.default('') })],
  ['a is open', z.looseObject({ b: text })],
  ['a.b uses propertyNames', z.object({ b: z.record(text, text) })],
  ['a.b has no type', z.object({ b: z.any() })],
  [
    'a.b[] uses oneOf',
    z.object({ b: z.array(z.discriminatedUnion('t', [z.object({ t: z.literal('x') })])) }),
  ],
  ['a[][][][][] is too deep', z.array(z.array(z.array(z.array(z.array(text)))))],
])('%s: that is found', (fault, schema) => {
  expect(faultsOf(printed(schema), 'a')).toContain(fault)
})

test('what may be null is no fault, nor are lists of objects that have lists', () => {
  const schema = z.object({
    b: z.array(
      z.object({ c: text.nullable(), e: z.object({ f: text }).nullable(), d: z.array(z.enum(['x'])) }),
    ),
  })
  expect(faultsOf(printed(schema), 'a')).toEqual([])
})

test('evidence comes before prose in every answer that has both', () => {
  const summary = posed.find(({ name }) => name === 'summary')?.request.answer.schema as Schema
  expect(Object.keys(summary.properties ?? {})).toEqual(['facts', 'headline', 'sentences'])
})

test.each(posed)('the messages of $name are those of the golden file', async ({ name, request }) => {
  const printed = request.messages.map(({ role, content }) => `--- ${role} ---\n${content}\n`).join('\n')
  await expect(printed).toMatchFileSnapshot(`../../fixtures/prompts/${name}.txt`)
})

test.each(posed)(
  'what is the same for every article stands first in $name, so that a provider can keep it',
  ({ request }) => {
    expect(request.messages.map(({ role }) => role)).toEqual(['system', 'user'])
    expect(request.messages[0]?.content).not.toContain('Bilawal')
    expect(request.messages[1]?.content.trimEnd().endsWith('>>>')).toBe(true)
  },
)

/** OpenAI keeps beginnings from so many tokens on; an estimate may be a quarter too high. */
const KEPT_TOKENS = 1_024

test.each(posed.filter(({ name }) => name !== 'translation'))(
  'what is the same in every request for a $name is long enough to be kept',
  ({ request }) => {
    const tokens = estimateTokens(`${request.messages[0]?.content}${JSON.stringify(request.answer.schema)}`)
    expect(tokens / 1.25).toBeGreaterThan(KEPT_TOKENS)
  },
)
