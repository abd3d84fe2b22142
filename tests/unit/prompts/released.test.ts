import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { openCatalog, PROMPTS } from '../../../src/prompts/catalog.ts'

const pinned = JSON.parse(readFileSync('prompts/versions.json', 'utf8')) as Record<string, string>

test('a released prompt never changes, and none is released without being pinned', () => {
  const { prompts } = openCatalog(PROMPTS)
  expect(Object.fromEntries(prompts.map(({ id, sha256 }) => [id, sha256]))).toEqual(pinned)
})

test('the newest prompt of a task is found by its name, any by its version, and an unknown one names those there are', () => {
  const catalog = openCatalog(PROMPTS)
  expect(catalog.find('summary', undefined).id).toBe('summary@1')
  expect(catalog.find('summary', 'summary').id).toBe('summary@1')
  expect(catalog.find('facts', 'facts@1').id).toBe('facts@1')
  expect(() => catalog.find('facts', 'summary@1')).toThrow('there is facts@1')
  expect(() => catalog.find('summary', 'summary@99')).toThrow('summary@1')
})
