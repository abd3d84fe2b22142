import { onTestFinished } from 'vitest'
import { join } from 'node:path'
import { openLeadFiles } from '../../src/storage/lead-files.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { openVirtualClock } from '../support/virtual-clock.ts'
import { describeLeads } from './leads.ts'

function refuse(error: unknown): never {
  throw new Error(`No lock could be made: ${String(error)}`)
}

describeLeads('leads as files', async () => {
  const clock = openVirtualClock()
  const directory = join(await temporaryFolder(), 'cache', 'locks')
  const [one, other] = [0, 1].map(() => openLeadFiles({ directory, clock, onUnable: refuse }))
  if (!one || !other) throw new Error('There are two')
  onTestFinished(async () => {
    await one.close()
    await other.close()
  })
  return { one, other, clock }
})
