import type * as z from 'zod'
import { CopydeskError } from '../../errors.ts'

/** A list that a prompt shows as JSON. Throws `model_failed` for anything else. */
export function readJson<Read>(json: string, schema: z.ZodType<Read>, what: string): Read {
  try {
    return schema.parse(JSON.parse(json))
  } catch (cause) {
    throw new CopydeskError('model_failed', `The rehearsal model cannot read the ${what}.`, { cause })
  }
}
