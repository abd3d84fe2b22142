import path from 'node:path'
import type { Readers } from '../articles/readers.ts'
import type { Config } from '../config.ts'
import { sizesIn } from '../llm/accounts.ts'
import type { Asking } from '../llm/ask.ts'
import { roomsBy } from '../llm/room.ts'
import { countedBy } from '../llm/token-counts.ts'
import { openGlossaries } from '../tasks/glossary.ts'
import type { Means } from '../tasks/task.ts'
import { detectorFor } from './model.ts'

const GLOSSARIES = path.join(import.meta.dirname, '..', '..', 'seeds', 'glossaries')

/** What tasks need beside an article. */
export function meansIn(config: Config, { asking, readers }: { asking: Asking; readers: Readers }): Means {
  return {
    glossaries: openGlossaries(GLOSSARIES),
    detector: detectorFor(config.model, readers),
    roomFor: roomsBy(asking, sizesIn(config)),
    countTokens: countedBy(readers.countTokens),
  }
}
