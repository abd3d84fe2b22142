import { mkdir, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { digest } from '../../../src/digest.ts'
import { openLeadFiles } from '../../../src/storage/lead-files.ts'
import type { Held, Leads, Turn } from '../../../src/storage/ports.ts'
import { heldIn, leadIn, passSecond } from '../../contract/leads.ts'
import { key, openLockFolder } from '../../support/lock-folder.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { openVirtualClock, type VirtualClock } from '../../support/virtual-clock.ts'

/** Looks every second for as long, and tells what came of it in the end. */
async function lookFor(
  seconds: number,
  { leads, clock, held }: { leads: Leads; clock: VirtualClock; held: Held },
): Promise<Turn | undefined> {
  let turn: Turn | undefined = { kind: 'held', held }
  for (let second = 0; second < seconds && turn?.kind === 'held'; second += 1) {
    await clock.advance(1_000)
    turn = await leads.take(key, turn.held)
  }
  return turn
}

describe('a lead of a process that is gone', () => {
  test('is taken over at once on the same machine, and by one only', async () => {
    const folder = await openLockFolder()
    await folder.plantDead()
    const takers = Array.from({ length: 20 }, folder.open)
    const turns = await Promise.all(takers.map((leads) => leads.take(key)))
    const first = await Promise.all(
      turns.map(async (turn, index) =>
        turn?.kind === 'lead' ? turn : takers[index]?.take(key, heldIn(turn)),
      ),
    )
    expect(first.filter((turn) => turn?.kind === 'lead')).toHaveLength(1)
    expect(first.filter((turn) => turn?.kind === 'held')).toHaveLength(19)
  })

  test('is taken over from another machine once it was silent for six seconds, and not before', async () => {
    const folder = await openLockFolder()
    await folder.plantElsewhere()
    const leads = folder.open()
    const held = heldIn(await leads.take(key))
    expect((await lookFor(5, { ...folder, leads, held }))?.kind).toBe('held')
    leadIn(await lookFor(1, { ...folder, leads, held }))
  })

  test('is not taken over from a machine whose clock is wrong, as long as its time goes on', async () => {
    const folder = await openLockFolder()
    const id = await folder.plantElsewhere()
    const leads = folder.open()
    let held = heldIn(await leads.take(key))
    for (let second = 1; second < 30; second += 1) {
      await folder.beat(id, second)
      await folder.clock.advance(1_000)
      held = heldIn(await leads.take(key, held))
    }
    expect(leadIn(await lookFor(7, { ...folder, leads, held })).kind).toBe('lead')
  })

  test('leaves nothing behind once it was taken over and released', async () => {
    const folder = await openLockFolder()
    await folder.plantDead()
    const leads = folder.open()
    await leadIn(await leads.take(key)).release()
    await leads.sweep()
    await leads.close()
    expect(await folder.names()).toEqual([])
  })
})

describe('an owner that was asleep', () => {
  test('and comes back does not delete the lead of the one who took over', async () => {
    const folder = await openLockFolder()
    const sleeper = leadIn(await folder.open().take(key))
    const mine = await readFile(folder.lockFile, 'utf8')
    await rm(folder.lockFile)
    const next = folder.open()
    leadIn(await next.take(key))
    await sleeper.release()
    expect(await readFile(folder.lockFile, 'utf8')).not.toBe(mine)
    expect((await folder.open().take(key))?.kind).toBe('held')
  })

  test('keeps its lead when it wakes up before somebody has taken it', async () => {
    const folder = await openLockFolder()
    const id = await folder.plantElsewhere()
    const leads = folder.open()
    const held = heldIn(await leads.take(key))
    await folder.clock.advance(20_000)
    await folder.beat(id, 1)
    expect(heldIn(await leads.take(key, held))).toMatchObject({ token: held.token })
  })
})

describe('what stands in the place of a lock', () => {
  test.each(['', '{"token":"', 'null', '{}', '\u0000'.repeat(300), 'x'.repeat(100_000)])(
    'and is no whole one (%#) is taken for one that is being written, then taken over',
    async (text) => {
      const folder = await openLockFolder()
      await folder.plantText(text)
      const leads = folder.open()
      const held = heldIn(await leads.take(key))
      expect((await lookFor(5, { ...folder, leads, held }))?.kind).toBe('held')
      leadIn(await lookFor(1, { ...folder, leads, held }))
    },
  )

  test.each<[string, (file: string) => Promise<unknown>]>([
    ['a folder', (file) => mkdir(file)],
    ['a link that leads nowhere', (file) => symlink('/nowhere/at/all', file)],
  ])('and is %s is not ours: it stays, and one goes on without', async (_what, make) => {
    const folder = await openLockFolder()
    await make(folder.lockFile)
    expect(await folder.open().take(key)).toBeUndefined()
    expect(await folder.names()).toContain(`${key}.lock`)
  })

  test('a dead lock whose heir has died as well is not waited for without end', async () => {
    const folder = await openLockFolder()
    await folder.plantDead()
    const { token } = JSON.parse(await readFile(folder.lockFile, 'utf8')) as { token: string }
    await writeFile(join(folder.directory, `${key}.${token}.heir`), '')
    const leads = folder.open()
    const held = heldIn(await leads.take(key))
    expect((await lookFor(17, { ...folder, leads, held }))?.kind).toBe('held')
    expect(await lookFor(1, { ...folder, leads, held })).toBeUndefined()
  })
})

describe('where no lock can be made', () => {
  test('one goes on without, and it is told once until it goes well again', async () => {
    const folder = await temporaryFolder()
    const directory = join(folder, 'locks')
    await writeFile(directory, 'a file')
    const unable: unknown[] = []
    const clock = openVirtualClock()
    const leads = openLeadFiles({ directory, clock, onUnable: (error) => unable.push(error) })
    expect([await leads.take(key), await leads.take(digest('another'))]).toEqual([undefined, undefined])
    expect(unable).toHaveLength(1)
    await rm(directory)
    await leadIn(await leads.take(key)).release()
    await rm(directory, { recursive: true })
    await writeFile(directory, 'a file')
    expect(await leads.take(key)).toBeUndefined()
    expect(unable).toHaveLength(2)
  })

  test('the folder may be deleted at any time, also under a lead', async () => {
    const folder = await openLockFolder()
    const leads = folder.open()
    const lead = leadIn(await leads.take(key))
    await rm(folder.directory, { recursive: true })
    await lead.release()
    leadIn(await leads.take(key))
    expect(folder.unable).toEqual([])
  })
})

test('an owner renews one file a second, and only while it has a lead', async () => {
  const folder = await openLockFolder()
  const leads = folder.open()
  const many = await Promise.all(Array.from({ length: 50 }, (_, index) => leads.take(digest(index))))
  for (let second = 0; second < 3; second += 1) await passSecond(folder.clock)
  await Promise.all(many.map((turn) => leadIn(turn).release()))
  const { waits } = folder.clock
  expect(new Set(waits)).toEqual(new Set([1_000]))
  const before = waits.length
  await folder.clock.advance(60_000)
  expect([before, waits.length - before]).toEqual([4, 0])
  expect((await folder.names()).map((name) => name.split('.').at(-1))).toEqual(['owner'])
})

test('sweeping deletes what is left of processes that are gone, and nothing else', async () => {
  const folder = await openLockFolder()
  await folder.plantDead()
  const elsewhere = digest('elsewhere')
  const mine = digest('mine')
  const strange = ['notes.txt', 'x.lock', `${elsewhere}.lock.bak`]
  for (const name of strange) await writeFile(join(folder.directory, name), 'mine')
  const leads = folder.open()
  leadIn(await leads.take(mine))
  const old = join(folder.directory, `${mine}.${crypto.randomUUID()}.failed`)
  const young = join(folder.directory, `${mine}.${crypto.randomUUID()}.failed`)
  await writeFile(old, '{}')
  await writeFile(young, '{}')
  await utimes(old, new Date(0), new Date(0))
  await leads.sweep()
  const names = await folder.names()
  expect(names).toEqual(expect.arrayContaining([...strange, `${mine}.lock`]))
  expect(names).not.toContain(`${key}.lock`)
  expect(
    names.filter((name) => name.endsWith('.failed')).map((name) => join(folder.directory, name)),
  ).toEqual([young])
  expect(names.filter((name) => name.endsWith('.owner'))).toHaveLength(1)
})
