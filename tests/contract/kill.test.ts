import { readdir } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { runKillRound, type KillRound } from '../support/kill-writer.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

test('a writer that is killed loses nothing it has acknowledged, damages nothing, and leaves no temporary file', async () => {
  const directory = await temporaryFolder()
  const rounds: KillRound[] = []
  for (let round = 0; round < 5; round += 1) rounds.push(await runKillRound(directory))
  expect(rounds.map(({ lost, damaged }) => ({ lost, damaged }))).toEqual(
    Array.from({ length: 5 }, () => ({ lost: 0, damaged: 0 })),
  )
  expect(rounds.every(({ acknowledged }) => acknowledged > 0)).toBe(true)
  const files = await readdir(directory, { recursive: true })
  expect(files.filter((file) => file.endsWith('.tmp'))).toEqual([])
  expect(files.filter((file) => file.includes('damaged'))).toEqual([])
}, 60_000)
