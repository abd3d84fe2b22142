import { type Claim, folded, lineIn } from './claims.ts'
import type { PageElement } from './dom.ts'
import { metaClaims, type Signs } from './signs.ts'

/** The title of an article, and the element that shows it. */
export type Titled = { title: Claim | undefined; heading: PageElement | undefined }

const MARK = '[|–—·•:»«_/~>＿｜：-]'
const AFTER_TITLE = new RegExp(`(?:\\s+${MARK}+|[|_｜：]|:)\\s*$`, 'u')
const BEFORE_TITLE = new RegExp(`^\\s*(?:${MARK}+\\s+|[|_｜：:])`, 'u')
const CUT = /\s*(?:…|\.\.\.)$/
const MIN_SHARE = 0.3
const MIN_PHRASE_CHARS = 4
const MAX_HEADING_ELEMENTS = 12

/** What pages say of their title beside their headings, best first, without the name of the site. */
export function titleClaims(signs: Signs, headline: string | undefined, sites: string[]): Claim[] {
  const claims = [
    ...metaClaims(signs, ['og:title']),
    ...(headline === undefined ? [] : [{ value: headline, from: 'json-ld' }]),
    ...metaClaims(signs, ['citation_title', 'twitter:title', 'parsely-title', 'dc.title', 'title']),
    ...signs.titles.slice(0, 1).flatMap((title) => {
      const value = lineIn(title)
      return value === undefined ? [] : [{ value, from: 'title' }]
    }),
  ]
  const names = new Set(sites.map(folded))
  const bare = claims.map(({ value, from }) => ({ value: sites.reduce(withoutSite, value), from }))
  return bare.filter(({ value }) => folded(value) !== '' && !names.has(folded(value)))
}

/**
 * A heading that something else on the page agrees with is what its readers know as the title. Next come the claims, without
 * those that were cut, then a first-rank heading that stands alone.
 */
export function readTitle({ headings }: Signs, claims: Claim[]): Titled {
  const shown = headings.flatMap((element) => {
    const isPlain = [...element.querySelectorAll('*')].length <= MAX_HEADING_ELEMENTS
    const value = isPlain ? lineIn(element.textContent) : undefined
    return value === undefined ? [] : [{ element, value, rank: element.localName }]
  })
  const agreed =
    shown.find(({ value }) => claims.some((claim) => isSame(value, claim.value))) ??
    shown.find(({ value, rank }) => rank === 'h1' && claims.some((claim) => isPartOf(value, claim)))
  if (agreed) return { title: { value: agreed.value, from: agreed.rank }, heading: agreed.element }
  const first = shown.filter(({ rank }) => rank === 'h1')
  const alone = first.length === 1 ? first[0] : undefined
  const claim = claims.find(({ value }) => !isCut(value, claims)) ?? claims[0]
  const title = claim ?? (alone && { value: alone.value, from: 'h1' })
  return { title, heading: alone?.element }
}

/** The name of the site at either end of a title, set off by a mark, is no part of it. */
export function withoutSite(title: string, siteName: string | undefined): string {
  if (siteName === undefined || siteName === '') return title
  const [whole, name] = [title.toLowerCase(), siteName.toLowerCase()]
  if (whole.length !== title.length || name.length !== siteName.length) return title
  if (whole.endsWith(name)) {
    const before = title.slice(0, -siteName.length)
    const bare = before.replace(AFTER_TITLE, '').trim()
    if (bare !== before.trim() && bare !== '') return bare
  }
  if (whole.startsWith(name)) {
    const after = title.slice(siteName.length)
    const bare = after.replace(BEFORE_TITLE, '').trim()
    if (bare !== after.trim() && bare !== '') return bare
  }
  return title
}

function isSame(heading: string, title: string): boolean {
  const one = folded(heading)
  return one.length >= MIN_PHRASE_CHARS && one === folded(title)
}

/** Titles of windows may hold more, such as the name of the section. */
function isPartOf(heading: string, { value, from }: Claim): boolean {
  const [one, whole] = [folded(heading), folded(value)]
  if (from !== 'title' || one.length < Math.max(MIN_PHRASE_CHARS, whole.length * MIN_SHARE)) return false
  return whole.startsWith(one) || whole.endsWith(one)
}

function isCut(title: string, claims: Claim[]): boolean {
  if (!CUT.test(title)) return false
  const stem = title.replace(CUT, '')
  return claims.some(({ value }) => value.length > title.length && value.startsWith(stem))
}
