import { randomUUID } from 'node:crypto'
import { readlinkSync } from 'node:fs'
import { hostname } from 'node:os'
import * as z from 'zod'
import { bootOf, isAlive, orNothing } from './processes.ts'

/** Who has a lock. Numbers of processes mean something within one `place` only. */
export const Owner = z.object({
  id: z.uuid(),
  place: z.string().max(500),
  pid: z.int().positive(),
  startedAt: z.string().max(40),
})
export type Owner = z.infer<typeof Owner>

/** This process, once more for each time it is asked. */
export function newOwner(now: number): Owner {
  return { id: randomUUID(), place: placeOf(), pid: process.pid, startedAt: new Date(now).toISOString() }
}

/** True only when it is certain: a process of another machine, or one whose number was given again, may live. */
export function isGone({ place, pid }: Owner, here: Owner): boolean {
  return place === here.place && !isAlive(pid)
}

/** Two containers may have one name, and each its own processes with the numbers of the other's. */
function placeOf(): string {
  const processes = orNothing(() => readlinkSync('/proc/self/ns/pid'))
  return [hostname(), bootOf(), processes].join(' ')
}
