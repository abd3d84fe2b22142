import type { Page, PageElement } from './dom.ts'
import { removeUnseen } from './invisible.ts'

const FURNITURE = new Set(['nav', 'aside', 'footer', 'menu', 'dialog', 'figure', 'figcaption'])

/**
 * Takes off a page what a reader does not see, and what by the very name of its element is no article: menus, forms, pictures with
 * their captions. Some pages are one large form: what holds half of the text stays.
 */
export function removeFurniture(page: Page): void {
  removeUnseen(page)
  removeBelow(page.body, lengthOf(page.body) / 2)
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
