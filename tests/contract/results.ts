import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { digest } from '../../src/digest.ts'
import type { Results } from '../../src/storage/ports.ts'

/** The entry that stores are opened with in this suite. */
export const Note = z.object({ text: z.string(), about: z.unknown() })
export type Note = z.infer<typeof Note>

/** What every store of results promises; `open` gives an empty one. */
export function describeResults(name: string, open: () => Promise<Results<Note>>): void {
  describe(`${name}: get and put`, () => {
    test('reads undefined under a key that nothing was put under', async () => {
      const results = await open()
      expect(await results.get(digest('nothing'))).toBeUndefined()
    })

    test('reads back any entry that JSON can hold as it was put', async () => {
      const results = await open()
      const anyNote = fc.record({ text: fc.string({ unit: 'binary' }), about: fc.jsonValue() })
      const readsBack = async (note: Note) => {
        await results.put(digest(note), note)
        expect(JSON.stringify(await results.get(digest(note)))).toBe(JSON.stringify(note))
      }
      await fc.assert(fc.asyncProperty(anyNote, readsBack), { numRuns: 30 })
    })

    test('keeps what is put at the same time under many keys apart', async () => {
      const results = await open()
      const notes = Array.from({ length: 50 }, (_, index) => ({ text: `note ${index}`, about: null }))
      await Promise.all(notes.map((note) => results.put(digest(note), note)))
      const read = await Promise.all(notes.map((note) => results.get(digest(note))))
      expect(read).toEqual(notes)
    })

    test('reads the entry that was put last', async () => {
      const results = await open()
      const key = digest('the same question')
      await results.put(key, { text: 'first', about: null })
      await results.get(key)
      await results.put(key, { text: 'second', about: null })
      expect(await results.get(key)).toEqual({ text: 'second', about: null })
    })

    test('leaves one whole entry when two are put under one key at the same time', async () => {
      const results = await open()
      const key = digest('the same question')
      const notes = [
        { text: 'first '.repeat(5_000), about: null },
        { text: 'second', about: null },
      ]
      await Promise.all(notes.map((note) => results.put(key, note)))
      expect(notes).toContainEqual(await results.get(key))
    })

    test('is not changed by changes to what was put or got', async () => {
      const results = await open()
      const key = digest('a question')
      const note = { text: 'as it was', about: ['as it was'] }
      await results.put(key, note)
      note.text = 'changed after put'
      note.about.push('changed after put')
      const read = await results.get(key)
      try {
        Object.assign(read ?? {}, { text: 'changed after get' })
      } catch {
        // A store may also refuse the change.
      }
      expect(await results.get(key)).toEqual({ text: 'as it was', about: ['as it was'] })
    })

    test.each(['', 'abc', '../../../etc/passwd', digest('x').toUpperCase(), `${digest('x')}\n`])(
      'refuses the key %j, which is no digest',
      async (key) => {
        const results = await open()
        await expect(results.get(key)).rejects.toThrow(TypeError)
        await expect(results.put(key, { text: 'x', about: null })).rejects.toThrow(TypeError)
      },
    )
  })
}
