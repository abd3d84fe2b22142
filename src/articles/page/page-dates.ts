import { DATE_PATTERN, DAY_FIRST_PATTERN, readDate } from '../dates.ts'
import type { Claim } from './claims.ts'
import type { PageElement } from './dom.ts'
import type { LinkedData } from './json-ld.ts'
import { dateIn, dateInAddress } from './stated-dates.ts'
import { attributeOf, metaClaims, type Signs } from './signs.ts'
import { linesAfter, shortLine } from './surroundings.ts'

type Sources = {
  signs: Signs
  linked: LinkedData
  heading: PageElement | undefined
  language: string | undefined
  isOther: (element: PageElement) => boolean
}
type Claimed = { published: Claim | undefined; modified: Claim | undefined }
type Shown = Claim & { isModified: boolean }

const PUBLISHED = [
  'article:published_time',
  'og:article:published_time',
  'og:published_time',
  'article:published',
  'datePublished',
  'og:datePublished',
  'citation_publication_date',
  'citation_online_date',
  'publishdate',
  'publish_date',
  'published_date',
  'published_at',
  'publication_date',
  'pubdate',
  'pub_date',
  'parsely-pub-date',
  'sailthru.date',
  'sn-post-date',
  'article_date_original',
  'date.release',
  'originalpublicationdate',
  'dcterms.created',
  'dc.date.created',
  'dc.date.issued',
  'dcterms.issued',
  'dc.date',
  'dcterms.date',
  'citation_date',
  'displaydate',
  'dateCreated',
  'date',
]
const MODIFIED = [
  'article:modified_time',
  'og:article:modified_time',
  'og:updated_time',
  'article:modified',
  'article:updated',
  'dateModified',
  'dcterms.modified',
  'dc.date.modified',
  'article_date_updated',
  'revision_date',
  'last-modified',
]
const OF_CHANGE = /updat|modif|revis|edited|aktuali|actuali|aggiorn|atuali|更新|обновл|güncelle|تحديث/iu
const OF_PUBLICATION = /datePublished|dateCreated|publish|pubdate|(?:^|[\s_-])posted/i
const MAX_LINE_CHARS = 160
const MAX_BESIDE_CHARS = 70
/** Attributes that programs write dates into. */
const STATED = ['datetime', 'content', 'data-datetime', 'data-date', 'data-timestamp']
const SENTENCE = /[.!?。۔।]$/
const DAY_MS = 86_400_000
const DATE = new RegExp(DATE_PATTERN, 'iu')
const DAY_FIRST_DATE = new RegExp(DAY_FIRST_PATTERN, 'iu')

/** When the article was published and last changed, in the two forms of `Article.publishedAt`. */
export function readDates(sources: Sources): Claimed {
  const { signs, linked, language } = sources
  const told = (name: string) => ({ value: linked.article[name], from: 'json-ld' })
  const shown = shownDates(sources)
  const dated = (claims: { value: unknown; from: string }[]) =>
    claims.flatMap(({ value, from }) => {
      const date = dateIn(value, language)
      return date === undefined ? [] : [{ value: date, from }]
    })
  const published = withTime([
    ...dated([
      told('datePublished'),
      ...metaClaims(signs, PUBLISHED),
      told('uploadDate'),
      told('dateCreated'),
    ]),
    ...shown.filter(({ isModified }) => !isModified),
    ...dateInAddress(signs.url),
  ])
  const modified = withTime([
    ...dated([told('dateModified'), ...metaClaims(signs, MODIFIED)]),
    ...shown.filter(({ isModified }) => isModified),
  ])
  const isBefore =
    published !== undefined &&
    modified !== undefined &&
    modified.value < published.value.slice(0, modified.value.length)
  return { published, modified: isBefore ? undefined : modified }
}

/** The first date; where it is bare, the first moment that may be of the same day. */
function withTime(claims: Claim[]): Claim | undefined {
  const [first] = claims
  if (first === undefined || first.value.includes('T'))
    return first && { value: first.value, from: first.from }
  const day = Date.parse(first.value)
  const exact = claims.find(
    ({ value }) => value.includes('T') && Math.abs(Date.parse(value) - day - DAY_MS / 2) <= DAY_MS,
  )
  const { value, from } = exact ?? first
  return { value, from }
}

/** What readers see of it: marked elements, those that are called a date, then lines behind the heading. */
function shownDates({ signs, heading, language, isOther }: Sources): Shown[] {
  const own = signs.dates
    .filter((element) => !isOther(element))
    .flatMap((element) => shownDate(element, language))
  const marked = own.filter(({ from, isPublication }) => from === 'itemprop' || isPublication)
  const near =
    own.length > 0
      ? []
      : linesAfter(signs.elements, heading, isOther).flatMap((line) => lineDate(line, 'text', language))
  return [...marked, ...own, ...near]
}

function shownDate(
  element: PageElement,
  language: string | undefined,
): (Shown & { isPublication: boolean })[] {
  const property = element.getAttribute('itemprop') ?? ''
  const name = `${property} ${element.getAttribute('class') ?? ''} ${element.getAttribute('pubdate') === null ? '' : 'pubdate'}`
  const [stated = readDate(element.getAttribute('title') ?? '')] = STATED.flatMap(
    (attribute) => dateIn(attributeOf(element, attribute), language) ?? [],
  )
  const from = property !== '' ? 'itemprop' : element.localName === 'time' ? 'time' : 'date'
  const text = shortLine(element)
  const found =
    stated === undefined ? lineDate(text, from, language) : [{ value: stated, from, isModified: false }]
  const isModified = OF_CHANGE.test(name) || OF_CHANGE.test(text) || OF_CHANGE.test(wordBefore(element))
  return found.map(({ value }) => ({ value, from, isModified, isPublication: OF_PUBLICATION.test(name) }))
}

/** A line with little beside a date. */
function lineDate(line: string, from: string, language: string | undefined): Shown[] {
  if (!/\p{Nd}/u.test(line)) return []
  const pattern = language === undefined || /^en(?:$|-US)/.test(language) ? DATE : DAY_FIRST_DATE
  const [found] = pattern.exec(line) ?? []
  if (found === undefined || line.length - found.length > MAX_BESIDE_CHARS) return []
  if (from === 'text' && SENTENCE.test(line.replace(found, '').trim())) return []
  const value = dateIn(found, language)
  return value === undefined ? [] : [{ value, from, isModified: OF_CHANGE.test(line) }]
}

function wordBefore(element: PageElement): string {
  const parent = element.parentElement
  if (parent === null || element.localName !== 'time') return ''
  let before = ''
  for (const node of parent.childNodes) {
    if (node === element) break
    const text = node.textContent ?? ''
    before = text.length < MAX_LINE_CHARS ? text : ''
  }
  return before
}
