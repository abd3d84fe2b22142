import { openDiskResults } from '../../src/storage/disk-results.ts'
import { digest } from '../../src/digest.ts'
import { entryOf, Written } from './kill-writer.ts'

/** Puts entries into the folder until it is killed, and prints the key of each that was acknowledged. */
const [directory = '', round = ''] = process.argv.slice(2)
const results = openDiskResults({
  directory,
  maxBytes: 1_000_000_000,
  entry: Written,
  onDamage: () => undefined,
})

async function write(writer: number) {
  for (let number = 0; ; number += 1) {
    const key = digest([round, writer, number])
    await results.put(key, entryOf(key))
    process.stdout.write(`${key}\n`)
  }
}

await Promise.all([0, 1, 2, 3].map(write))
