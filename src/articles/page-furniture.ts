import type { Page, PageElement } from './page.ts'

const SILENT =
  'script,style,noscript,template,iframe,object,embed,svg,canvas,audio,video,button,select,input,textarea'
const FURNITURE = new Set(['nav', 'aside', 'footer', 'menu', 'dialog', 'figure', 'figcaption'])
const HIDDEN_BY_STYLE =
  /(?:^|;)\s*(?:display\s*:\s*none(?![\w-])|visibility\s*:\s*(?:hidden|collapse)(?![\w-])|font-size\s*:\s*0(?:\.0+)?[a-z%]*\s*(?:!|;|$))/i

/**
 * Takes everything off a page that a reader does not see or does not read: scripts, hidden elements, menus, forms, pictures with
 * their captions. Some pages are one large form, or aria-hidden behind a banner: what holds half of the text stays.
 */
export function removeFurniture(page: Page): void {
  for (const element of page.body.querySelectorAll(SILENT)) element.remove()
  removeBelow(page.body, lengthOf(page.body) / 2)
}

function removeBelow(parent: PageElement, much: number): void {
  for (const element of parent.children) {
    const isUnread = isHidden(element) || FURNITURE.has(element.localName)
    if (isUnread || (isDoubtful(element) && lengthOf(element) < much)) {
      element.remove()
    } else {
      element.removeAttribute('aria-hidden')
      removeBelow(element, much)
    }
  }
}

function isHidden(element: PageElement): boolean {
  return element.getAttribute('hidden') !== null || HIDDEN_BY_STYLE.test(element.getAttribute('style') ?? '')
}

function isDoubtful(element: PageElement): boolean {
  return element.localName === 'form' || element.getAttribute('aria-hidden') === 'true'
}

function lengthOf(element: PageElement): number {
  return element.textContent?.length ?? 0
}
