import { openDiskResults } from '../../src/storage/disk-results.ts'
import { remembered } from '../../src/storage/remembered-results.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { describeResults, Note } from './results.ts'

async function openDisk() {
  const directory = await temporaryFolder()
  return openDiskResults({ directory, maxBytes: 50_000_000, entry: Note, onDamage: refuse })
}

function refuse(damage: { file: string; reason: string }): never {
  throw new Error(`${damage.file} ${damage.reason}`)
}

describeResults('results on disk', openDisk)
describeResults('results on disk, remembered', async () =>
  remembered({ maxBytes: 10_000_000, results: await openDisk() }),
)
describeResults('results on disk, with a memory too small for most', async () =>
  remembered({ maxBytes: 200, results: await openDisk() }),
)
