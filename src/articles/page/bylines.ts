import { DATE_PATTERN } from '../dates.ts'
import { AGENCIES } from '../crumbs/agencies.ts'
import { BYLINE_LABELS, OFFICES } from '../crumbs/credit-labels.ts'
import { type Claim, folded, lineIn } from './claims.ts'
import type { PageElement, PageNode } from './dom.ts'
import { isThing, type LinkedData, listOf, type Thing, typesOf } from './json-ld.ts'
import { attributeOf, metaClaims, type Signs } from './signs.ts'
import { linesAfter } from './surroundings.ts'

type Sources = {
  signs: Signs
  linked: LinkedData
  heading: PageElement | undefined
  /** Names of the site, which is no writer. */
  sites: string[]
  isOther: (element: PageElement) => boolean
}

const META = [
  'citation_author',
  'author',
  'article:author',
  'parsely-author',
  'sailthru.author',
  'dc.creator',
  'dcterms.creator',
  'og:article:author',
  'article_author',
  'author.name',
  'byl',
  'twitter:creator:name',
]
const ELEMENT_NODE = 1
const TEXT_NODE = 3
const ENDS_LINE = /^(?:br|p|div|li|ul|h[1-6]|section|address|time)$/
const MAX_NAMES = 8
const MAX_BYLINE_CHARS = 200
const MAX_LINE_CHARS = 250
const MAX_NAME_CHARS = 80
const MAX_NAME_WORDS = 8

const PREFIX = new RegExp(
  `^(?:(?:${BYLINE_LABELS})|(?:(?:written|posted|published|story|report|reported|words|text|analysis|opinion|review|post|article|submitted|photographs?|photos?)(?: and \\p{L}{4,12})? )?by[:\\s]\\s*|(?:text|texte|texto|testo|tekst|words|foto|autor(?:in|a)?|author)\\s*[:：]\\s*|posted\\s+(?=on|at))`,
  'iu',
)
/** The same in languages where it may also be the beginning of a name, which only stands by itself where no byline does. */
const ABROAD =
  /^(?:[Vv]on|VON|[Pp]ar|PAR|[Pp]or|POR|[Dd]i|DI|[Dd]a|DA|[Dd]oor|DOOR|[Pp]rzez|[Aa]v|[Aa]f)\s+(?=\p{Lu}\S*\s+\S)/u
const CUT =
  /\s+[|•·–—]\s*|\s+-\s+|[|•·]|\s+(?:on|at)\s*(?=\||$)|(?:^|\s)(?:updated|published|posted|last (?:modified|updated)|follow)(?=$|[\s:])/iu
/** What only bylines begin with, where nothing marks them. */
const NAME = '\\p{Lu}[^\\s,]*'
const BY = new RegExp(
  `^(?:[Bb]y|BY):? (?=${NAME}(?:(?: ?,)? (?:${NAME}|and|AND|&|de|van|von|der|el|al|la))+(?:$| [|•·–—-] | on ))`,
  'u',
)
const LABEL = new RegExp(`^(?:${BYLINE_LABELS})`, 'iu')
const BARS = /^[\s|•·–—-]+/
const AGENCY = new RegExp(` (?:the )?(?:${AGENCIES})$`, 'u')
const DATE = new RegExp(DATE_PATTERN, 'iu')
const OFFICE = new RegExp(`^(?:the )?(?:${OFFICES})s?$`, 'iu')
const ROLES =
  '(?:(?:senior|chief|staff|guest|managing|executive|contributing|deputy|associate|assistant|news|sports?|business|political|special|digital|foreign|national) )*(?:writers?|reporters?|editors?|correspondents?|columnists?|contributors?|journalists?|producers?|critic|photographers?|redakteur(?:in)?|journaliste|corresponsal|редактор)'
const ROLE = new RegExp(`(?:^|\\s)(?:${ROLES}|staff|bureau)(?=$|\\s)`, 'iu')
const LAST_ROLE = new RegExp(`\\s${ROLES}$`, 'iu')
const NOBODY =
  /^(?:admin(?:istrator)?|editors?|staff|webmaster|guests?|guest author|users?|unknown|anonymous|author|by|none|null|undefined|n\/a|test|root|default|view all posts.*|share|posted|details|profile|contributors?|wordpress)$/iu
const NO_NAME = /^(?:https?:|www\.|@)|[@<>{}=\\]|\S+\.(?:com|org|net|co|info)\b/i

/** Who wrote the article; undefined where the page does not say, or names only itself. */
export function readByline(sources: Sources): Claim | undefined {
  const { signs, linked, sites } = sources
  const authors = listOf(linked.article['author'] ?? linked.article['creator'])
    .slice(0, MAX_NAMES)
    .map(linked.resolve)
  const isBody = (author: unknown) =>
    isThing(author) && typesOf(author).some((type) => /organi[sz]ation$/i.test(type))
  const named = (list: unknown[]) =>
    list.map((author) => lineIn(isThing(author) ? nameOf(author) : author) ?? '')
  return (
    claim('json-ld', named(authors.filter((author) => !isBody(author))), sites) ??
    metaByline(signs, sites) ??
    shownByline(sources) ??
    claim('json-ld', named(authors.filter(isBody)), sites)
  )
}

function nameOf(author: Thing): unknown {
  return listOf(author['name'])[0]
}

function metaByline(signs: Signs, sites: string[]): Claim | undefined {
  for (const name of META) {
    const values = metaClaims(signs, [name])
    const found = claim(
      values[0]?.from ?? name,
      values.map(({ value }) => value),
      sites,
    )
    if (found !== undefined) return found
  }
  return undefined
}

/** Microdata first, then links to authors, then what is only called a byline. */
function shownByline({ signs, sites, heading, isOther }: Sources): Claim | undefined {
  const own = signs.bylines.filter((element) => !isOther(element))
  const isMarked = (element: PageElement) =>
    /\b(?:author|creator)\b/.test(element.getAttribute('itemprop') ?? '')
  const isLinked = (element: PageElement) => /\bauthor\b/i.test(attributeOf(element, 'rel') ?? '')
  return (
    claim('itemprop author', own.filter(isMarked).flatMap(markedNames), sites) ??
    claim('rel author', own.filter(isLinked).map(shownLine), sites) ??
    first(own.map((element) => claim('byline', [shownLine(element)], sites))) ??
    first(
      linesAfter(signs.elements, heading, isOther).map((line) =>
        BY.test(line) || LABEL.test(line) ? claim('text', [line], sites) : undefined,
      ),
    )
  )
}

function first(claims: (Claim | undefined)[]): Claim | undefined {
  return claims.find((found) => found !== undefined)
}

function markedNames(element: PageElement): string[] {
  const names = [...element.querySelectorAll('[itemprop~="name"]')].slice(0, MAX_NAMES)
  return (names.length > 0 ? names : [element]).map((name) => attributeOf(name, 'content') ?? shownLine(name))
}

/** The text of a small element in one line, with bars where its lines end. */
function shownLine(element: PageElement): string {
  const text = element.textContent ?? ''
  const line = text.length > MAX_LINE_CHARS * 4 ? '' : (lineIn(barred(element)) ?? '')
  return line.length > MAX_LINE_CHARS ? '' : line
}

function barred(node: PageNode): string {
  if (node.nodeType !== ELEMENT_NODE) return node.nodeType === TEXT_NODE ? (node.textContent ?? '') : ''
  const text = [...node.childNodes].map(barred).join('')
  return ENDS_LINE.test((node as PageElement).localName) ? ` | ${text} | ` : text
}

function claim(from: string, texts: string[], sites: string[]): Claim | undefined {
  const isShown = from === 'byline' || from === 'text'
  const names = texts.slice(0, MAX_NAMES).flatMap((text) => bareByline(text, sites, isShown) ?? [])
  const unique = names.filter(
    (name, index) => names.findIndex((other) => folded(other) === folded(name)) === index,
  )
  const value = unique.join(', ')
  return value === '' || value.length > MAX_BYLINE_CHARS ? undefined : { value, from }
}

/** The names in a byline, without its "By", what they do, where and when; undefined where nobody is named. */
function bareByline(byline: string, sites: string[], isShown: boolean): string | undefined {
  const line = lineIn(byline)
  if (line === undefined) return undefined
  const dateless = /\p{Nd}{2}/u.test(line) ? line.replace(DATE, '|') : line
  const prefixes = [BARS, PREFIX, BARS, PREFIX, ...(isShown ? [ABROAD] : [])]
  const bare = prefixes.reduce((text, prefix) => text.replace(prefix, ''), dateless)
  const [named = ''] = bare.split(CUT, 1)
  const names = named
    .split(/\s*[,;،、]\s*/)
    .filter((part, index) => index === 0 || !(OFFICE.test(part) || ROLE.test(part)))
    .map((part) => withoutOffice(part.trim(), sites))
    .filter((name) => isName(name, sites))
  return names.join(', ') || undefined
}

/** What somebody writes for is often put behind the name without any mark. */
function withoutOffice(name: string, sites: string[]): string {
  const words = [AGENCY, LAST_ROLE].reduce(withoutEnd, name).split(' ')
  const at = words.findIndex(
    (_, index) => index > 1 && sites.some((site) => folded(words.slice(index).join('')) === folded(site)),
  )
  return (at === -1 ? words : words.slice(0, at)).join(' ').replace(/ (?:for|of|at|at the|for the)$/i, '')
}

/** A single word is rather the end of a name. */
function withoutEnd(name: string, end: RegExp): string {
  const bare = name.replace(end, '').trim()
  return bare.includes(' ') ? bare : name
}

function isName(name: string, sites: string[]): boolean {
  if (!/\p{L}/u.test(name) || name.length > MAX_NAME_CHARS || NO_NAME.test(name) || NOBODY.test(name))
    return false
  return name.split(/\s+/).length <= MAX_NAME_WORDS && !sites.some((site) => folded(site) === folded(name))
}
