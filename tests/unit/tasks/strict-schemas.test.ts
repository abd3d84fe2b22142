import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { asArticle } from '../../../src/articles/article.ts'
import { readText } from '../../../src/articles/text.ts'
import { pose, type Asking } from '../../../src/llm/ask.ts'
import { openCatalog, PROMPTS } from '../../../src/prompts/catalog.ts'
import { openGlossaries } from '../../../src/tasks/glossary.ts'
import { tasks } from '../../../src/tasks/index.ts'

const seed = readFileSync('seeds/articles/000_d07278516c443baf.txt', 'utf8')
const article = asArticle(readText(seed, { language: 'en' }))
const glossaries = openGlossaries('seeds/glossaries')
const asking: Asking = {
  catalog: openCatalog(PROMPTS),
  recall: () => Promise.reject(new Error('nothing is asked here')),
  mode: 'live',
  thinkingTokens: 0,
  modelFor: () => 'gpt-5.4-mini',
}
const posed = tasks.map((task) => {
  const options = task.name === 'translation' ? { to: 'ur', glossary: 'diplomacy' } : {}
  const { request } = pose(asking, task.assign(article, options, glossaries).question)
  return { name: task.name, request }
})

type Schema = {
  type?: string
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  [key: string]: unknown
}

/** What strict structured output refuses, with the place where it stands. */
function faultsOf(schema: Schema, where: string): string[] {
  const unknown = Object.keys(schema).filter(
    (key) =>
      !['type', 'properties', 'required', 'additionalProperties', 'items', 'enum', 'description'].includes(
        key,
      ),
  )
  const own = unknown.map((key) => `${where} uses ${key}`)
  if (schema.type === 'array') return [...own, ...faultsOf(schema.items ?? {}, `${where}[]`)]
  if (schema.type !== 'object') return schema.type ? own : [...own, `${where} has no type`]
  const names = Object.keys(schema.properties ?? {})
  const optional = names.filter((name) => !schema.required?.includes(name))
  return [
    ...own,
    ...(schema['additionalProperties'] === false ? [] : [`${where} is open`]),
    ...optional.map((name) => `${where}.${name} is optional`),
    ...names.flatMap((name) => faultsOf(schema.properties?.[name] ?? {}, `${where}.${name}`)),
  ]
}

test.each(posed)(
  'the answer of $name keeps to the rules of strict structured output',
  ({ name, request }) => {
    expect(faultsOf(request.answer.schema as Schema, name)).toEqual([])
    expect(request.answer.schema['type']).toBe('object')
    expect(request.answer.name).toMatch(/^[a-zA-Z0-9_-]{1,64}$/)
  },
)

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
