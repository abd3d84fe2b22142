import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { openMemory } from '../../../src/llm/rehearsal/memory.ts'

function folder(files: Record<string, unknown>): string {
  const directory = mkdtempSync(path.join(tmpdir(), 'answers-'))
  for (const [name, content] of Object.entries(files))
    writeFileSync(path.join(directory, name), typeof content === 'string' ? content : JSON.stringify(content))
  return directory
}

function answers(to: string, pairs: Record<string, string>) {
  const sentences = Object.entries(pairs).map(([source, target]) => ({ source, target }))
  return { article: 'a1', from: 'en', to, sentences }
}

describe('a memory', () => {
  test('finds a sentence in the language asked for, and in no other', () => {
    const memory = openMemory(folder({ 'a.fr.json': answers('fr', { 'Good day.': 'Bonjour.' }) }))
    expect(memory.find('Good day.', 'fr')).toBe('Bonjour.')
    expect(memory.find('Good day.', 'de')).toBeUndefined()
    expect(memory.find('Good night.', 'fr')).toBeUndefined()
  })

  test('makes nothing of white space, the shape of quotation marks and the form of accents', () => {
    const memory = openMemory(
      folder({ 'a.de.json': answers('de', { '"It\'s a café," he said.': 'gefunden' }) }),
    )
    expect(memory.find(' “It’s  a\ncafe\u0301,” he said. ', 'de')).toBe('gefunden')
    expect(memory.find('«It‘s a café,» he said.', 'de')).toBe('gefunden')
    expect(memory.find("It's a café, he said.", 'de')).toBeUndefined()
  })

  test('falls back from a region or script to the language, after the exact tag', () => {
    const memory = openMemory(
      folder({
        'a.es.json': answers('es', { Hello: 'Hola', Computer: 'Ordenador' }),
        'a.es-419.json': answers('es-419', { Computer: 'Computadora' }),
        'a.ur.json': answers('ur', { Hello: 'سلام' }),
      }),
    )
    expect(memory.find('Hello', 'es-419')).toBe('Hola')
    expect(memory.find('Computer', 'ES-419')).toBe('Computadora')
    expect(memory.find('Computer', 'es')).toBe('Ordenador')
    expect(memory.find('Hello', 'ur-Arab-PK')).toBe('سلام')
    expect(memory.find('Hello', '')).toBeUndefined()
  })

  test('reads only the .json files of its folder', () => {
    const memory = openMemory(folder({ 'README.md': 'no JSON', 'a.fr.json': answers('fr', { Yes: 'Oui' }) }))
    expect(memory.find('Yes', 'fr')).toBe('Oui')
  })

  test.each([
    ['that is no JSON', '{"article":'],
    ['that lacks its language', { article: 'a1', from: 'en', sentences: [] }],
    ['with an empty translation', answers('fr', { Yes: '' })],
  ])('refuses a file %s, by its name', (_what, content) => {
    const directory = folder({ 'broken.fr.json': content })
    expect(() => openMemory(directory)).toThrow(path.join(directory, 'broken.fr.json'))
  })
})
