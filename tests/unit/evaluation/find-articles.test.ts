import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { findArticles } from '../../../src/evaluation/find-articles.ts'
import { referencePaths } from '../../../src/evaluation/references.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

async function folderWith(...names: string[]) {
  const folder = await temporaryFolder()
  mkdirSync(path.join(folder, 'inner'))
  for (const name of names) writeFileSync(path.join(folder, name), 'Text.')
  return (name: string) => path.join(folder, name)
}

test('patterns and folders stand for their files, each once and in order, references left out', async () => {
  const at = await folderWith('b.txt', 'a.txt', 'a.reference.txt', 'a.ur.reference.txt', 'c.html')
  expect(findArticles([at('*.txt')])).toEqual([at('a.txt'), at('b.txt')])
  expect(findArticles([at('b.txt'), at('')])).toEqual([at('b.txt'), at('a.txt'), at('c.html')])
  expect(findArticles([at('a.txt'), at('a.reference.txt')])).toEqual([at('a.txt')])
})

test('a file whose name looks like a pattern is that file', async () => {
  const at = await folderWith('a[1].txt', 'a1.txt')
  expect(findArticles([at('a[1].txt')])).toEqual([at('a[1].txt')])
})

test('addresses and names of seeds stay as they are', () => {
  expect(findArticles(['https://example.org/*', '000_d07278516c443baf'])).toEqual([
    'https://example.org/*',
    '000_d07278516c443baf',
  ])
})

test('a pattern without a file, and references alone, are refused', async () => {
  const at = await folderWith('a.reference.txt')
  expect(() => findArticles([at('*.md')])).toThrow(`articles: there is no file ${at('*.md')}`)
  expect(() => findArticles([at('inner')])).toThrow('articles: there is no file')
  expect(() => findArticles([at('a.reference.txt')])).toThrow('articles: are references only')
})

test('a reference is looked for in the language, then in its main language, then without one', () => {
  expect(referencePaths('refs', 'a', 'es-419')).toEqual([
    path.join('refs', 'a.es-419.reference.txt'),
    path.join('refs', 'a.es.reference.txt'),
    path.join('refs', 'a.reference.txt'),
  ])
  expect(referencePaths('refs', 'a', null)).toEqual([path.join('refs', 'a.reference.txt')])
})
