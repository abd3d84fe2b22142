import { expect, test } from 'vitest'
import { openWrites } from '../../../src/storage/writes.ts'

test('no more writes run at the same time than are allowed, and all of them run', async () => {
  const writes = openWrites(2)
  let running = 0
  let most = 0
  const write = async () => {
    most = Math.max(most, (running += 1))
    await Promise.resolve()
    running -= 1
  }
  await Promise.all(Array.from({ length: 10 }, (_, index) => writes.run(`${index}`, write)))
  expect({ most, running }).toEqual({ most: 2, running: 0 })
})

test('writes of one key follow one another, also after one that failed', async () => {
  const writes = openWrites(5)
  const done: string[] = []
  const gate = Promise.withResolvers<void>()
  const first = writes.run('a', () => gate.promise).catch(() => done.push('first failed'))
  const second = writes.run('a', async () => void done.push('second'))
  expect(writes.isRunning('a')).toBe(true)
  gate.reject(new Error('disk full'))
  await Promise.all([first, second])
  expect(done).toEqual(['first failed', 'second'])
  expect(writes.isRunning('a')).toBe(false)
})

test('all that were called so far have ended, well or not, when they are settled', async () => {
  const writes = openWrites(1)
  const ended: string[] = []
  const failed = writes.run('a', () => Promise.reject(new Error('no'))).catch(() => ended.push('a'))
  const done = writes.run('b', async () => void ended.push('b'))
  await writes.settled()
  expect(ended.toSorted()).toEqual(['a', 'b'])
  await Promise.all([failed, done])
})
