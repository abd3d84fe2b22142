import { describe, expect, test } from 'vitest'
import { digest, type Digest } from '../../../src/digest.ts'
import { remembered } from '../../../src/storage/remembered-results.ts'

type Note = { text: string }

const key = digest('a question')
const note: Note = { text: 'an answer' }

/** Results underneath that answer when the test says so. */
function openSlow() {
  const kept = new Map<Digest, Note>()
  const reads: Digest[] = []
  const gates: PromiseWithResolvers<void>[] = []
  const results = {
    async get(key: Digest) {
      const found = kept.get(key)
      reads.push(key)
      await opened()
      return found
    },
    async put(key: Digest, note: Note) {
      await opened()
      kept.set(key, note)
    },
  }
  let isSlow = false
  async function opened() {
    if (!isSlow) return
    const gate = Promise.withResolvers<void>()
    gates.push(gate)
    await gate.promise
  }
  const slowDown = () => void (isSlow = true)
  return { results, kept, reads, slowDown, finish: () => gates.shift()?.resolve(), gates }
}

const open = (maxBytes = 1_000) => {
  const slow = openSlow()
  return { ...slow, memory: remembered<Note>({ maxBytes, results: slow.results }) }
}

describe('a put', () => {
  test('is got while it is still being written', async () => {
    const { memory, slowDown, finish, kept } = open()
    slowDown()
    const written = memory.put(key, note)
    expect(await memory.get(key)).toEqual(note)
    expect(kept.size).toBe(0)
    finish()
    await written
    expect(kept.get(key)).toEqual(note)
  })

  test('that fails rejects, and is got all the same', async () => {
    const { memory, slowDown, gates } = open()
    slowDown()
    const failed = memory.put(key, note)
    gates[0]?.reject(new Error('disk full'))
    await expect(failed).rejects.toThrow('disk full')
    expect(await memory.get(key)).toEqual(note)
  })

  test('of an entry larger than the bound is got while it is written, and from underneath afterwards', async () => {
    const { memory, slowDown, finish, reads } = open(20)
    slowDown()
    const written = memory.put(key, note)
    expect(await memory.get(key)).toEqual(note)
    expect(reads).toEqual([])
    finish()
    await written
    const read = memory.get(key)
    finish()
    expect(await read).toEqual(note)
    expect(reads).toEqual([key])
  })

  test('replaces an entry that was remembered, also by one too large to be remembered', async () => {
    const { memory } = open(100)
    await memory.put(key, note)
    await memory.put(key, { text: 'x'.repeat(200) })
    expect(await memory.get(key)).toEqual({ text: 'x'.repeat(200) })
  })

  test.each([1_000, 20])(
    'is not undone by an older read that ends later, with room for %d bytes',
    async (maxBytes) => {
      const { memory, kept, slowDown, gates } = open(maxBytes)
      kept.set(key, { text: 'older' })
      slowDown()
      const read = memory.get(key)
      const written = memory.put(key, note)
      gates[1]?.resolve()
      await written
      gates[0]?.resolve()
      await read
      const again = memory.get(key)
      gates[2]?.resolve()
      expect(await again).toEqual(note)
    },
  )
})

describe('a get', () => {
  test('of what was read before asks nobody', async () => {
    const { memory, kept, reads } = open()
    kept.set(key, note)
    expect([await memory.get(key), await memory.get(key)]).toEqual([note, note])
    expect(reads).toEqual([key])
  })

  test('shares one read with all that come while it is under way', async () => {
    const { memory, kept, reads, slowDown, finish } = open()
    kept.set(key, note)
    slowDown()
    const all = Array.from({ length: 10 }, () => memory.get(key))
    finish()
    expect(await Promise.all(all)).toEqual(Array.from({ length: 10 }, () => note))
    expect(reads).toEqual([key])
  })

  test('that shares a read which began before another process wrote looks again', async () => {
    const { memory, kept, reads, slowDown, finish } = open()
    slowDown()
    const before = memory.get(key)
    kept.set(key, note)
    const after = [memory.get(key), memory.get(key)]
    finish()
    await expect.poll(() => reads.length, { interval: 1 }).toBe(2)
    finish()
    expect([await before, ...(await Promise.all(after))]).toEqual([undefined, note, note])
    expect(reads).toEqual([key, key])
  })

  test('asks again for what was absent before', async () => {
    const { memory, kept } = open()
    expect(await memory.get(key)).toBeUndefined()
    kept.set(key, note)
    expect(await memory.get(key)).toEqual(note)
  })

  test('asks again after a read that failed', async () => {
    const { memory, kept, slowDown, gates } = open()
    kept.set(key, note)
    slowDown()
    const failed = memory.get(key)
    gates.shift()?.reject(new Error('broken'))
    await expect(failed).rejects.toThrow('broken')
    const again = memory.get(key)
    gates.shift()?.resolve()
    expect(await again).toEqual(note)
  })

  test('gives an object that nobody can change, at any depth', async () => {
    const { memory } = open()
    const deep = { text: 'x', list: [{ a: 1 }] }
    await memory.put(key, deep)
    const read = (await memory.get(key)) as typeof deep
    expect(Object.isFrozen(read) && Object.isFrozen(read.list) && Object.isFrozen(read.list[0])).toBe(true)
    expect(Object.isFrozen(deep)).toBe(false)
  })
})

test('the entries used last are remembered, two bytes a character of their JSON', async () => {
  const bytes = 2 * JSON.stringify(note).length
  const { memory, reads } = open(2 * bytes)
  const [a, b, c] = [digest('a'), digest('b'), digest('c')]
  await memory.put(a, note)
  await memory.put(b, note)
  await memory.get(a)
  await memory.put(c, note)
  await memory.get(a)
  await memory.get(c)
  expect(reads).toEqual([])
  await memory.get(b)
  expect(reads).toEqual([b])
})
