import { constants } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import * as z from 'zod'
import { parseJson } from '../json.ts'
import { COMMON_FAILURES, type LeftFailure } from './ports.ts'

const Failure = z.object({
  code: z.enum(COMMON_FAILURES),
  message: z.string(),
  retryAfterSeconds: z.number().optional(),
  issues: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
})

/** A pipe that stands where a file should be has nothing to say. */
const NEVER_WAITING = constants.O_RDONLY | constants.O_NONBLOCK

/** Where it cannot be written nobody is told of it, and whoever waited asks for themselves. */
export async function leaveFailure(file: string, failure: LeftFailure): Promise<void> {
  await writeFile(file, JSON.stringify(failure)).catch(() => undefined)
}

/** Undefined where none was left that can be read. */
export async function readFailure(file: string): Promise<LeftFailure | undefined> {
  const text = await readFile(file, { encoding: 'utf8', flag: NEVER_WAITING }).catch(() => '')
  return Failure.safeParse(parseJson(text)).data
}
