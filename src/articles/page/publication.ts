import { canonicalLanguage } from '../language.ts'
import { addressIn, type Claim, folded, lineIn } from './claims.ts'
import { isThing, type LinkedData, listOf } from './json-ld.ts'
import { isFrontPage } from './links.ts'
import { metaClaims, type Signs } from './signs.ts'

const MAX_NAME_CHARS = 100
const NO_SITE = /^(?:https?:|www\.|@)|^(?:home|index|blog|news|undefined|null)$/i
const HOME = /^(?:home|start(?:seite)?|accueil|inicio|início|front ?page|home ?page|главная|首页)$/iu
const SECTION_META = [
  'article:section',
  'og:article:section',
  'article.section',
  'parsely-section',
  'sailthru_section',
  'section',
  'articleSection',
]
const SITE_META = ['og:site_name', 'application-name', 'citation_journal_title', 'dc.publisher', 'publisher']
const IMAGE_META = ['og:image:secure_url', 'og:image', 'og:image:url']
const LOCALE_META = ['content-language', 'language', 'dc.language', 'inLanguage', 'og:locale']

/** Who published it: what the page calls its site, else its publisher, else the end of the window's title that the host is named after. */
export function readSiteName(signs: Signs, linked: LinkedData): Claim | undefined {
  const [first, ...others] = SITE_META
  const claims = [
    ...metaClaims(signs, [first ?? '']),
    ...named(publisherOf(linked)),
    ...named(lineIn(linked.site['name'])),
    ...metaClaims(signs, others),
    ...siteInTitle(signs),
  ]
  return claims.find(({ value }) => value.length <= MAX_NAME_CHARS && !NO_SITE.test(value))
}

function named(name: string | undefined): Claim[] {
  return name === undefined ? [] : [{ value: name, from: 'json-ld' }]
}

function publisherOf({ article, resolve }: LinkedData): string | undefined {
  const publisher = resolve(listOf(article['publisher'])[0])
  return lineIn(isThing(publisher) ? listOf(publisher['name'])[0] : publisher)
}

/** Every name that the page has for its site. */
export function siteNames(signs: Signs, linked: LinkedData): string[] {
  const names = [
    ...metaClaims(signs, SITE_META).map(({ value }) => value),
    publisherOf(linked),
    lineIn(linked.site['name']),
    ...siteInTitle(signs).map(({ value }) => value),
    hostOf(signs),
  ]
  return [...new Set(names.filter((name) => name !== undefined))].filter(
    (name) => name.length <= MAX_NAME_CHARS,
  )
}

/** In "Bridge closed - Inland Post", on www.inlandpost.example, the last part. */
function siteInTitle(signs: Signs): Claim[] {
  const last =
    lineIn(signs.titles[0])
      ?.split(/\s+[|–—·•:»-]+\s+|[|_]/)
      .at(-1)
      ?.trim() ?? ''
  const host = folded(hostOf(signs) ?? '')
  const isHost = folded(last).length > 3 && host.includes(folded(last.replace(/^the\s/i, '')))
  return isHost ? [{ value: last, from: 'title' }] : []
}

function hostOf({ url, links }: Signs): string | undefined {
  const address = url ?? links.get('canonical')
  return address === undefined ? undefined : new URL(address).hostname.replace(/^www\./, '')
}

/** The part of the paper: the innermost that is named, or the last crumb above the article. */
export function readSection(signs: Signs, { article, crumbs }: LinkedData, title: string): Claim | undefined {
  const [section] = listOf(article['articleSection']).flatMap((value) => lineIn(value) ?? [])
  const trail = listOf(crumbs['itemListElement']).flatMap((item) => {
    const inner = isThing(item)
      ? (item['name'] ?? (isThing(item['item']) ? item['item']['name'] : undefined))
      : undefined
    return lineIn(inner) ?? []
  })
  const claims = [
    ...named(section),
    ...metaClaims(signs, SECTION_META),
    ...named(trail.findLast((name) => folded(name) !== folded(title))),
  ].map(({ value, from }) => ({ value: value.split(/,(?=\S)/, 1)[0] ?? '', from }))
  return claims.find(
    ({ value }) => /\p{L}/u.test(value) && value.length <= MAX_NAME_CHARS && !HOME.test(value),
  )
}

/** Its leading picture. */
export function readImage(signs: Signs, { article, resolve }: LinkedData): Claim | undefined {
  const [picture] = listOf(article['image']).map(resolve)
  const address = isThing(picture) ? (picture['url'] ?? picture['contentUrl'] ?? picture['@id']) : picture
  return firstAddress(signs, [
    ...metaClaims(signs, IMAGE_META).map(({ value }) => ({ value, from: 'og:image' })),
    { value: listOf(address)[0], from: 'json-ld' },
    ...metaClaims(signs, ['twitter:image', 'twitter:image:src']).map(({ value }) => ({
      value,
      from: 'twitter:image',
    })),
    { value: signs.links.get('image_src'), from: 'link image_src' },
  ])
}

/** Its own address, as the page says; that of the front page is a mistake. */
export function readCanonical(signs: Signs, { article }: LinkedData): Claim | undefined {
  const found = firstAddress(signs, [
    { value: signs.links.get('canonical'), from: 'link canonical' },
    ...metaClaims(signs, ['og:url']),
    { value: article['url'], from: 'json-ld' },
  ])
  return isFrontPage(found?.value, signs.url) ? undefined : found
}

function firstAddress({ base }: Signs, claims: { value: unknown; from: string }[]): Claim | undefined {
  for (const { value, from } of claims) {
    const address = addressIn(value, base)
    if (address !== undefined) return { value: address, from }
  }
  return undefined
}

/** BCP 47, in canonical case. */
export function readLanguage(signs: Signs, { article }: LinkedData): Claim | undefined {
  const claims = [
    ...signs.languages.map((value) => ({ value, from: 'html lang' })),
    ...metaClaims(signs, LOCALE_META.slice(0, -1)),
    ...named(lineIn(listOf(article['inLanguage'])[0])),
    ...metaClaims(signs, LOCALE_META.slice(-1)),
  ]
  for (const { value, from } of claims) {
    const language = canonicalLanguage(value.trim().replaceAll('_', '-'))
    if (language !== undefined) return { value: language, from }
  }
  return undefined
}

/** Whether it may be read without paying: said of the whole, of a part that is closed, or by the name of its tier. */
export function readFree(
  signs: Signs,
  { article, resolve }: LinkedData,
): { value: boolean; from: string } | undefined {
  const whole = truthOf(article['isAccessibleForFree'])
  const parts = listOf(article['hasPart']).map(resolve).filter(isThing)
  const isClosed = parts.some((part) => truthOf(part['isAccessibleForFree']) === false)
  const value = isClosed ? (whole ?? false) : whole
  if (value !== undefined) return { value, from: 'json-ld' }
  const [tier] = metaClaims(signs, ['article:content_tier'])
  if (tier === undefined || !/^(?:free|locked)$/i.test(tier.value)) return undefined
  return { value: /^free$/i.test(tier.value), from: tier.from }
}

/** Written as true, "True" or an address of the vocabulary. */
function truthOf(value: unknown): boolean | undefined {
  const [truth] = listOf(value)
  if (typeof truth === 'boolean') return truth
  const [, word] = (typeof truth === 'string' && /(?:^|\/)(true|false)$/i.exec(truth)) || []
  return word === undefined ? undefined : word.toLowerCase() === 'true'
}
