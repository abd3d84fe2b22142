import { addressIn, folded, lineIn } from './claims.ts'
import { metaClaims, type Signs } from './signs.ts'

export type Thing = Record<string, unknown>

/** What the JSON-LD of a page holds: the thing that its article is, and what stands around it. */
export type LinkedData = {
  article: Thing
  site: Thing
  crumbs: Thing
  /** The thing that a reference `{ "@id" }` means, or the thing itself. */
  resolve(value: unknown): unknown
}

/** What the rest of the page says, to tell its own article from the others that it speaks of. */
type About = { titles: string[]; addresses: string[] }

const MAX_SCRIPT_CHARS = 2_000_000
const MAX_THINGS = 1_000
const MAX_DEPTH = 8
const INNER = ['@graph', 'mainEntity', 'mainEntityOfPage', 'itemListElement', 'item', 'hasPart']
const OF_OTHERS = new Set(['itemListElement', 'item', 'hasPart'])
const ARTICLE = /(?:Article|Posting|Report|Review|Recipe)$/
const PAGE = /(?:WebPage|ItemPage|VideoObject|CreativeWork|Event|HowTo|Course|Podcast\w*)$/
const MIN_TITLE_CHARS = 8

type Found = { thing: Thing; isOfOthers: boolean }

/** Reads every script of JSON-LD on a page; what is no JSON even after the usual mistakes are mended is passed over. */
export function readLinkedData(signs: Signs): LinkedData {
  const found: Found[] = []
  for (const script of signs.scripts) collect(parsed(script), { found, isOfOthers: false, depth: 0 })
  const things = found.map(({ thing }) => thing)
  const byId = new Map(things.filter(hasMoreThanId).map((thing) => [thing['@id'], thing]))
  const typed = (type: RegExp) => things.find((thing) => typesOf(thing).some((name) => type.test(name))) ?? {}
  return {
    article: bestArticle(found, aboutOf(signs)),
    site: typed(/^WebSite$/),
    crumbs: typed(/^BreadcrumbList$/),
    resolve: (value) => (isThing(value) && !hasMoreThanId(value) ? (byId.get(value['@id']) ?? value) : value),
  }
}

export function isThing(value: unknown): value is Thing {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** One or many, as JSON-LD leaves open everywhere. */
export function listOf(value: unknown): unknown[] {
  return value === undefined || value === null ? [] : Array.isArray(value) ? value : [value]
}

/** The types of a thing, without the address of their vocabulary. */
export function typesOf(thing: Thing): string[] {
  const types = listOf(thing['@type']).filter((type) => typeof type === 'string')
  return types.map((type) =>
    type.slice(Math.max(type.lastIndexOf('/'), type.lastIndexOf('#'), type.lastIndexOf(':')) + 1),
  )
}

function hasMoreThanId(thing: Thing): boolean {
  return Object.keys(thing).some((key) => key !== '@id' && key !== '@type')
}

function aboutOf(signs: Signs): About {
  const headings = signs.headings.filter(({ localName }) => localName === 'h1')
  const titles = [
    ...metaClaims(signs, ['og:title']).map(({ value }) => value),
    ...signs.titles.slice(0, 1),
    ...headings.slice(0, 3).map(({ textContent }) => textContent ?? ''),
  ]
  const addresses = [
    signs.url,
    signs.links.get('canonical'),
    ...metaClaims(signs, ['og:url']).map(({ value }) => value),
  ]
  return { titles, addresses: addresses.filter((address) => address !== undefined) }
}

function parsed(script: string): unknown {
  if (script.length > MAX_SCRIPT_CHARS) return undefined
  for (const mend of [(text: string) => text, mended]) {
    try {
      return JSON.parse(mend(script)) as unknown
    } catch {
      continue
    }
  }
  return undefined
}

/** Comments around it, line ends within strings, commas at the end of lists and what follows the last bracket. */
function mended(script: string): string {
  const from = script.search(/[{[]/)
  const end = Math.max(script.lastIndexOf('}'), script.lastIndexOf(']'))
  return script
    .slice(Math.max(from, 0), end + 1)
    .replace(/[\0-\x1f]/g, ' ')
    .replace(/, {0,200}(?=[}\]])/g, '')
}

type Collection = { found: Found[]; isOfOthers: boolean; depth: number }

function collect(value: unknown, { found, isOfOthers, depth }: Collection): void {
  if (depth > MAX_DEPTH || found.length >= MAX_THINGS) return
  if (Array.isArray(value)) {
    for (const item of value.slice(0, MAX_THINGS)) collect(item, { found, isOfOthers, depth: depth + 1 })
  }
  if (!isThing(value)) return
  found.push({ thing: value, isOfOthers })
  for (const key of INNER) {
    collect(value[key], { found, isOfOthers: isOfOthers || OF_OTHERS.has(key), depth: depth + 1 })
  }
}

function bestArticle(found: Found[], { titles, addresses }: About): Thing {
  const phrases = titles.map(folded).filter((phrase) => phrase.length >= MIN_TITLE_CHARS)
  const scored = found.flatMap(({ thing, isOfOthers }) => {
    const rank = rankOf(thing)
    if (rank === 0) return []
    const headline = folded(lineIn(thing['headline'] ?? thing['name']) ?? '')
    const isTitled =
      headline.length >= MIN_TITLE_CHARS &&
      phrases.some((phrase) => phrase.includes(headline) || headline.includes(phrase))
    const isHere = addressesOf(thing).some((address) => addresses.includes(address))
    const matches = (isTitled ? 4 : 0) + (isHere ? 3 : 0)
    return isOfOthers && matches === 0 ? [] : [{ thing, score: matches + rank }]
  })
  return scored.reduce<{ thing: Thing; score: number }>(
    (best, next) => (next.score > best.score ? next : best),
    { thing: {}, score: 0 },
  ).thing
}

/** An article tells more than the page that it is on. */
function rankOf(thing: Thing): number {
  const types = typesOf(thing)
  const rank = types.some((type) => ARTICLE.test(type)) ? 6 : types.some((type) => PAGE.test(type)) ? 1 : 0
  return rank > 1 && thing['headline'] === undefined && thing['name'] === undefined ? 2 : rank
}

function addressesOf(thing: Thing): string[] {
  const page = thing['mainEntityOfPage']
  const claims = [thing['url'], thing['@id'], isThing(page) ? page['@id'] : page]
  return claims.flatMap((claim) => addressIn(claim, undefined) ?? [])
}
