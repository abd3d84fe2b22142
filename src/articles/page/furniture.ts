import { isConsentWall, mentionsCookies } from '../consent.ts'
import type { Page, PageElement, PageNode } from './dom.ts'
import { removeUnseen } from './invisible.ts'

const FURNITURE = new Set(['nav', 'aside', 'footer', 'menu', 'dialog', 'figure', 'figcaption'])
/** What platforms for consent call their windows; the words in them decide. */
const WINDOW =
  /cookie|consent|gdpr|privacy|onetrust|didomi|usercentrics|truste|sp_message|qc-cmp|\bcmp\b|\b(?:alert)?dialog\b|modal/i
const NAMES = ['id', 'class', 'role', 'aria-label', 'aria-modal']
const MAX_WINDOW_CHARS = 8_000
const SILENT = /^(?:script|style|noscript|template)$/
const WITHIN_LINE = /^(?:a|b|i|em|strong|span)$/
const TEXT_NODE = 3
const ELEMENT_NODE = 1

/** What was taken off a page that says something about it all the same. */
export type Removed = { hadConsentWindow: boolean }

/**
 * Takes off a page what a reader does not see, and what by the very name of its element is no article: menus, forms, pictures with
 * their captions; and windows that ask for consent. Some pages are one large form: what holds half of the text stays.
 */
export function removeFurniture(page: Page): Removed {
  // Windows go first: a page may be hidden behind them, and must not be measured by their words.
  const hadConsentWindow = mentionsCookies(page.body.textContent ?? '') && removeConsentWindows(page.body)
  removeUnseen(page)
  removeBelow(page.body, lengthOf(page.body) / 2)
  return { hadConsentWindow }
}

/** Whether there was one. */
function removeConsentWindows(parent: PageElement): boolean {
  let hadOne = false
  for (const element of parent.children) {
    const isWindow = isConsentWindow(element)
    if (isWindow) element.remove()
    if (isWindow || removeConsentWindows(element)) hadOne = true
  }
  return hadOne
}

function isConsentWindow(element: PageElement): boolean {
  const names = NAMES.map((name) => element.getAttribute(name) ?? '').join(' ')
  if (element.localName !== 'dialog' && !WINDOW.test(names)) return false
  const text = linesBelow(element)
  return text.length <= MAX_WINDOW_CHARS && isConsentWall(text)
}

/** The text below an element, while scripts and styles are still there. */
function linesBelow(node: PageNode): string {
  if (node.nodeType === TEXT_NODE) return (node.textContent ?? '').replace(/\s+/g, ' ')
  if (node.nodeType !== ELEMENT_NODE) return ''
  const { localName } = node as PageElement
  if (SILENT.test(localName)) return ''
  const text = [...node.childNodes].map(linesBelow).join('')
  return WITHIN_LINE.test(localName) ? text : `\n${text}\n`
}

function removeBelow(parent: PageElement, much: number): void {
  for (const element of parent.children) {
    const isForm = element.localName === 'form' && lengthOf(element) < much
    if (isForm || FURNITURE.has(element.localName)) element.remove()
    else removeBelow(element, much)
  }
}

function lengthOf(element: PageElement): number {
  return element.textContent?.length ?? 0
}
