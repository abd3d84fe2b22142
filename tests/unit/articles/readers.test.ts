import { readdirSync, readFileSync } from 'node:fs'
import { afterEach, describe, expect, test } from 'vitest'
import { openReaders, type Readers } from '../../../src/articles/readers.ts'

const german = 'Pakistan und die Vereinigten Staaten werden im nächsten Monat Gespräche führen.'
const english = 'Pakistan and the United States will hold talks next month.'
const page = `<html><head><title>Talks begin</title></head><body><article><p>${english} They will go on for a week.</p></article></body></html>`

let readers: Readers
afterEach(() => readers.close())

/** The processes that this one has started. Linux only. */
function children(): number[] {
  const threads = readdirSync(`/proc/${process.pid}/task`)
  const lists = threads.map((thread) => readFileSync(`/proc/${process.pid}/task/${thread}/children`, 'utf8'))
  return lists.flatMap((list) => list.trim().split(' ').filter(Boolean).map(Number))
}

function started(before: number[]): number[] {
  return children().filter((pid) => !before.includes(pid))
}

describe('languages', () => {
  test('are told for many texts at the same time, each its own', async () => {
    readers = openReaders()
    const texts = Array.from({ length: 40 }, (_one, index) => (index % 2 ? german : english))
    const found = await Promise.all(texts.map((text) => readers.detect(null, [text])))
    expect(found).toEqual(texts.map((text) => (text === german ? 'de' : 'en')))
  })

  test('are none where there is nothing', async () => {
    readers = openReaders()
    expect(await readers.detect(null, [''])).toBeNull()
  })

  test('are found all the same when the process is killed in the middle', async () => {
    readers = openReaders()
    const before = children()
    const asked = readers.detect(null, [german])
    for (const child of started(before)) process.kill(child, 'SIGKILL')
    expect(await asked).toBe('de')
    expect(await readers.detect(null, [english])).toBe('en')
  })
})

describe('pages', () => {
  const paragraphs = [{ kind: 'paragraph', text: `${english} They will go on for a week.` }]

  test('are read in another process', async () => {
    readers = openReaders()
    const contents = await readers.readPage(page, 'https://example.com/a')
    expect(contents).toMatchObject({
      kind: 'article',
      reading: { title: 'Talks begin', paragraphs, source: { url: 'https://example.com/a' } },
    })
  })

  test('are read once more when the process is killed in the middle', async () => {
    readers = openReaders()
    const before = children()
    const asked = readers.readPage(page)
    for (const child of started(before)) process.kill(child, 'SIGKILL')
    expect(await asked).toMatchObject({ kind: 'article', reading: { paragraphs } })
  })

  test('that hold no article are told with the reason, as in this process', async () => {
    readers = openReaders()
    expect(await readers.readPage('<html><body></body></html>')).toMatchObject({
      kind: 'nothing',
      refusal: {
        name: 'CopydeskError',
        code: 'no_article',
        reason: 'empty',
        issues: [{ path: 'article.html' }],
      },
    })
  })

  test('that take longer than they may end their reader, and the next page is read', async () => {
    readers = openReaders({ count: 1, limitSeconds: 0.001 })
    await expect(readers.readPage(page)).rejects.toMatchObject({
      code: 'no_article',
      reason: 'not_an_article',
    })
    readers.close()
    readers = openReaders({ count: 1 })
    expect(await readers.readPage(page)).toMatchObject({ kind: 'article' })
  })

  test('are no longer read for somebody who has left the queue', async () => {
    readers = openReaders({ count: 1 })
    const left = new AbortController()
    const first = readers.readPage(page)
    const second = readers.readPage(page, undefined, left.signal)
    left.abort(new Error('gone'))
    await expect(second).rejects.toThrow('gone')
    expect(await first).toMatchObject({ kind: 'article' })
  })
})

test('readers give their memory back when they have not been needed for a while, and come back when they are', async () => {
  readers = openReaders({ idleSeconds: 0.05 })
  const before = children()
  expect(await readers.detect(null, [german])).toBe('de')
  await expect.poll(() => started(before).length, { timeout: 5_000 }).toBe(0)
  expect(await readers.detect(null, [english])).toBe('en')
})

test('no more processes are started than were allowed', async () => {
  readers = openReaders({ count: 2 })
  const before = children()
  const asked = Array.from({ length: 10 }, () => readers.readPage(page))
  expect(started(before)).toHaveLength(2)
  expect(await Promise.all(asked)).toHaveLength(10)
})
