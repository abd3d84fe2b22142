import { digest } from '../../digest.ts'
import { addUsage, noUsage } from '../../llm/complete.ts'
import type { Provenance } from '../../llm/ask.ts'

/**
 * Where a result comes from that took several questions; the last one made it. It is a hit where all were, and stale where any is. Its
 * key stands for all that was asked.
 */
export function joinSources(sources: [...Provenance[], Provenance]): Provenance {
  const { savedUsage: _last, stale: _stale, ...last } = sources[sources.length - 1] as Provenance
  const keys = sources.map(({ key }) => key)
  const saved = sources.flatMap(({ savedUsage }) => savedUsage ?? [])
  const stale = sources.filter(({ stale }) => stale).map(({ createdAt }) => createdAt)
  const made = sources.map(({ createdAt }) => createdAt)
  return {
    ...last,
    cache: cacheOf(sources),
    usage: sources.map(({ usage }) => usage).reduce(addUsage, noUsage),
    ...(saved.length > 0 ? { savedUsage: saved.reduce(addUsage, noUsage) } : {}),
    ...(stale.length > 0 ? { stale: true } : {}),
    createdAt: (stale.length > 0 ? stale.toSorted()[0] : made.toSorted().at(-1)) ?? last.createdAt,
    key: digest(keys),
    keys,
  }
}

function cacheOf(sources: Provenance[]): Provenance['cache'] {
  if (sources.some(({ cache }) => cache === 'miss')) return 'miss'
  return sources.some(({ cache }) => cache === 'joined') ? 'joined' : 'hit'
}
