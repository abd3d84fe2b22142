import { readdirSync, readFileSync } from 'node:fs'
import { afterEach, describe, expect, test } from 'vitest'
import { openLanguageDetector, type LanguageDetector } from '../../../src/articles/detector.ts'

const german = 'Pakistan und die Vereinigten Staaten werden im nächsten Monat Gespräche führen.'
const english = 'Pakistan and the United States will hold talks next month.'

let detector: LanguageDetector
afterEach(() => detector.close())

/** The processes that this one has started. Linux only. */
function children(): number[] {
  const threads = readdirSync(`/proc/${process.pid}/task`)
  const lists = threads.map((thread) => readFileSync(`/proc/${process.pid}/task/${thread}/children`, 'utf8'))
  return lists.flatMap((list) => list.trim().split(' ').filter(Boolean).map(Number))
}

describe('the detector', () => {
  test('answers many at the same time, each with its own', async () => {
    detector = openLanguageDetector()
    const texts = Array.from({ length: 40 }, (_one, index) => (index % 2 ? german : english))
    const found = await Promise.all(texts.map((text) => detector.detect(null, [text])))
    expect(found).toEqual(texts.map((text) => (text === german ? 'de' : 'en')))
  })

  test('is not sure of nothing', async () => {
    detector = openLanguageDetector()
    expect(await detector.detect(null, [''])).toBeNull()
  })

  test('gives its memory back when it has not been needed for a while, and comes back when it is', async () => {
    detector = openLanguageDetector(0.05)
    const before = children().length
    expect(await detector.detect(null, [german])).toBe('de')
    await expect.poll(() => children().length, { timeout: 5_000 }).toBe(before)
    expect(await detector.detect(null, [english])).toBe('en')
  })

  test('finds the same answer when its process is killed in the middle', async () => {
    detector = openLanguageDetector()
    const before = new Set(children())
    const asked = detector.detect(null, [german])
    for (const child of children().filter((pid) => !before.has(pid))) process.kill(child, 'SIGKILL')
    expect(await asked).toBe('de')
    expect(await detector.detect(null, [english])).toBe('en')
  })
})
