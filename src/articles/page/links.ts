import { noLinks, type PageLinks } from '../delivery.ts'
import { addressIn } from './claims.ts'
import type { Page, PageElement } from './dom.ts'
import { attributeOf } from './signs.ts'

const MAX_LINKS = 3_000
const MAX_LABEL_CHARS = 40
const PAGER =
  /(?:^|[\s_-])(?:pag(?:er|es|ing|inat\w*|e-?(?:links?|nav\w*|numbers?))|wp-pagenavi|nav-links|multipage)(?=$|[\s_-])/i
const NEXT =
  /^(?:(?:next|continue|weiter|nächste|suivante?|siguiente|successiva|próxima|volgende|następna|dalej|далее|следующая|sonraki|التالية|التالي|اگلا|अगला|次の?|下一|다음)(?:[ \u00a0]?(?:page|seite|página|pagina|strona|страница|sayfa|صفحہ|पृष्ठ|へ|ページ|页|頁|페이지))?|page suivante|página siguiente|pagina successiva|próxima página|volgende pagina|следующая страница|الصفحة التالية|اگلا صفحہ|(?:page|seite|página|pagina|strona|страница|sayfa) ?\p{Nd}{1,3}|\p{Nd}{1,3}|)[ \u00a0]*[›»→>⟩]{0,3}$/iu
/** Numbers that only a mark sets off are those of pages where they are small and what they follow is the name of an article. */
const MAX_BARE_NUMBER = 20
const PAGE_NUMBER =
  /^(?<stem>.*?)(?<mark>(?:[/_,.-](?:(?:page|seite|pagina|teil|part|p|s)[/_=-]?)?)?)(?<number>\d{1,3})(?<end>\/?(?:\.[a-z]{2,6})?)$/i

/** Where else the article of a page may stand. Errors: none; what is no address of the web is passed over. */
export function linksOf(page: Page, url: string | undefined): PageLinks {
  const [base] = [...page.querySelectorAll('base')].map((element) => attributeOf(element, 'href'))
  const here = addressIn(url, undefined)
  const from = addressIn(base, here) ?? here
  const links = [...page.querySelectorAll('link')].slice(0, MAX_LINKS)
  const linked = (rel: string) =>
    links
      .filter((link) => relOf(link).includes(rel))
      .flatMap((link) => addressIn(attributeOf(link, 'href'), from) ?? [])
  const elsewhere = (address: string | undefined) =>
    address === undefined || address === here ? null : address
  const [stated] = linked('canonical')
  const canonical = isFrontPage(stated, here) ? undefined : stated
  const known = here ?? canonical
  if (known === undefined)
    return { ...noLinks, canonical: elsewhere(canonical), amp: elsewhere(linked('amphtml')[0]) }
  const nexts = [...linked('next'), ...pagerLinks(page, from ?? known)]
  return {
    next: nexts.find((address) => isNextOf(known, address)) ?? null,
    canonical: elsewhere(canonical),
    amp: elsewhere(linked('amphtml')[0]),
  }
}

/** Many sites say of every page that it is a copy of their front page, by mistake. */
export function isFrontPage(address: string | undefined, here: string | undefined): boolean {
  if (address === undefined || here === undefined) return false
  const isBare = ({ pathname, search }: URL) => pathname === '/' && search === ''
  return isBare(new URL(address)) && !isBare(new URL(here))
}

/** Whether an address is that of the next page of an article: the same but for a page number, which is greater by one. */
export function isNextOf(address: string, other: string): boolean {
  const [one, two] = [new URL(address), new URL(other)]
  if (one.origin !== two.origin) return false
  if (one.pathname === two.pathname) return isNextQuery(one.searchParams, two.searchParams)
  return one.search === two.search && isNextPath(one.pathname, two.pathname)
}

function isNextQuery(one: URLSearchParams, two: URLSearchParams): boolean {
  const names = new Set([...one.keys(), ...two.keys()])
  const different = [...names].filter((name) => one.get(name) !== two.get(name))
  const [name = ''] = different
  const [from, to] = [one.get(name), two.get(name)]
  if (different.length !== 1 || to === null || !/^\d{1,3}$/.test(to)) return false
  if (from !== null) return /^\d{1,3}$/.test(from) && Number(to) === Number(from) + 1
  return to === '2' || (to === '1' && /^p(?:age)?$/i.test(name))
}

function isNextPath(one: string, two: string): boolean {
  const next = PAGE_NUMBER.exec(two)?.groups
  if (!next) return false
  const bare = (path: string) => path.replace(/\/$/, '').replace(/\.[a-z]{2,6}$/i, '')
  const { stem = '', mark = '', number } = next
  if (number === '2' && bare(one) === bare(stem) && (mark !== '' || /\p{L}$/u.test(stem))) return true
  const before = PAGE_NUMBER.exec(one)?.groups
  const isSame = before && ['stem', 'mark', 'end'].every((part) => before[part] === next[part])
  if (!isSame || Number(number) !== Number(before['number']) + 1) return false
  return (
    /[a-z]/i.test(mark) ||
    (mark !== '' && Number(number) <= MAX_BARE_NUMBER && isSlug(stem.split('/').at(-1) ?? ''))
  )
}

function isSlug(name: string): boolean {
  return name.split('-').length > 2
}

function relOf(element: PageElement): string[] {
  return (attributeOf(element, 'rel') ?? '').toLowerCase().split(/\s+/)
}

/** Links that say that they are the next page, or stand in a pager as its number. */
function pagerLinks(page: Page, base: string): string[] {
  const anchors = [...page.querySelectorAll('a')].slice(0, MAX_LINKS)
  return anchors
    .filter((anchor) => relOf(anchor).includes('next') || isPagerLink(anchor))
    .flatMap((anchor) => addressIn(attributeOf(anchor, 'href'), base) ?? [])
}

function isPagerLink(anchor: PageElement): boolean {
  const label = (anchor.textContent ?? '')
    .slice(0, MAX_LABEL_CHARS * 2)
    .replace(/\s+/g, ' ')
    .trim()
  if (label === '' || label.length > MAX_LABEL_CHARS || !NEXT.test(label)) return false
  return /\p{L}/u.test(label) || isInPager(anchor)
}

function isInPager(anchor: PageElement): boolean {
  let above: PageElement | null = anchor
  for (let level = 0; level < 4 && above !== null; level += 1) {
    const names = `${above.getAttribute('class') ?? ''} ${above.getAttribute('id') ?? ''} ${above.getAttribute('aria-label') ?? ''}`
    if (names.length < 600 && PAGER.test(names)) return true
    above = above.parentElement
  }
  return false
}
