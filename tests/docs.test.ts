import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { printDocuments } from '../docs/print.ts'
import { Environment } from '../src/environment.ts'

const documents = [
  ...readdirSync('.').filter((file) => file.endsWith('.md')),
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => path.join('docs', file)),
]
const scripts = (JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> })
  .scripts

test('what is printed from the code is fresh (npm run docs)', async () => {
  const printed = await printDocuments()
  const found = Object.fromEntries(Object.keys(printed).map((file) => [file, readFileSync(file, 'utf8')]))
  expect(found).toEqual(printed)
})

test.each(documents)('%s names only files that are there', (file) => {
  const text = readFileSync(file, 'utf8')
  const links = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, target = '']) =>
    path.join(path.dirname(file), target),
  )
  const named = [
    ...text.matchAll(/`((?:src|tests|docs|prompts|seeds|bench|bin|examples)\/[\w./-]+?\.\w+)`/g),
  ].map(([, target = '']) => target)
  const missing = [...links, ...named].filter((target) => !/NAME|vN/.test(target) && !existsSync(target))
  expect(missing).toEqual([])
})

test.each(documents)('%s names only npm scripts that are there', (file) => {
  const named = [...readFileSync(file, 'utf8').matchAll(/npm run ([\w:]+)/g)].map(([, name = '']) => name)
  expect(named.filter((name) => !scripts[name])).toEqual([])
})

test('every folder and file of the map in ARCHITECTURE.md is there', () => {
  const map = /```\nsrc\/\n([\s\S]*?)```/.exec(readFileSync('ARCHITECTURE.md', 'utf8'))?.[1] ?? ''
  const missing: string[] = []
  for (const [, folder = '', contents = ''] of map.matchAll(/^ {2}([a-z]+)\/ +[^:\n]*:? ?(.*)$/gm)) {
    const names = contents
      .replaceAll(/\([^)]*\)/g, '')
      .split(',')
      .map((name) => name.trim())
      .filter((name) => /^[a-z]+$/.test(name))
    if (!existsSync(`src/${folder}`)) missing.push(folder)
    missing.push(
      ...names.filter((name) => !existsSync(`src/${folder}/${name}.ts`)).map((name) => `${folder}/${name}`),
    )
  }
  expect(map).toContain('articles/')
  expect(missing).toEqual([])
})

test('every setting is described', () => {
  const undescribed = Object.entries(Environment.shape).filter(
    ([, { description = '' }]) => description.length < 20,
  )
  expect(undescribed.map(([name]) => name)).toEqual([])
})
