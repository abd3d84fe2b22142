import type { Page, PageElement } from './dom.ts'
import { readDeclarations } from './seen/declarations.ts'
import { hidingOf } from './seen/hiding.ts'
import { lettersOf, unseenBy, type Letters } from './seen/letters.ts'
import { type Hidden, openSight, type Sight } from './seen/sight.ts'

const SILENT =
  'script,style,noscript,template,iframe,object,embed,svg,canvas,audio,video,select,input,textarea'
/** From here on there is something to read. */
const MIN_PROSE_CHARS = 200
const MIN_REST_CHARS = 100
const MIN_REST_SHARE = 0.1
const MAX_ROUNDS = 8

/**
 * Takes off a page what a reader does not see: scripts, and text that is hidden by an attribute, by its own style or by the page's:
 * taken away, out of the screen, without size or colour. Hidden text is where orders to a model are planted. Some pages hide all of
 * themselves until a script has run, fade in as one reads, or stand behind a banner: no one reason may leave nothing to read.
 */
export function removeUnseen(page: Page): void {
  const lookAt = openSight(page)
  for (const element of page.body.querySelectorAll(SILENT)) element.remove()
  for (const button of page.body.querySelectorAll('button')) if (!isWord(button)) button.remove()
  for (const { nodes } of hiddenOn(lookAt)) for (const node of nodes) (node as PageElement).remove()
  // Those who come after take only what is left for hidden, and read long styles in quadratic time.
  for (const element of page.body.querySelectorAll('[style],[hidden],[aria-hidden]'))
    for (const name of ['style', 'hidden', 'aria-hidden']) element.removeAttribute(name)
}

/** What may go, once each reason that has to be spared is. */
function hiddenOn(lookAt: (spared: Set<string>) => Sight): Iterable<Hidden> {
  const spared = new Set<string>()
  let sight = lookAt(spared)
  for (let round = 1; round < MAX_ROUNDS; round += 1) {
    const needed = neededReason(sight)
    if (needed === undefined) break
    spared.add(needed)
    sight = lookAt(spared)
  }
  return sight.groups.values()
}

/** Whether declarations make an element invisible: its display, its size, its place, or letters in the colour of their ground. */
export function hides(declarations: string): boolean {
  const { usual, important } = readDeclarations(declarations)
  const own = new Map([...usual, ...important])
  return hidingOf(own) !== undefined || unseenBy(lettersOf(plainLetters, own, true)) !== undefined
}

const plainLetters: Letters = {
  isTiny: false,
  isInvisible: false,
  isClear: false,
  colour: undefined,
  ground: undefined,
}

/** The largest of the reasons that would leave nothing to read, or hide most of a page that is only fading in. */
function neededReason({ groups, chars, prose }: Sight): string | undefined {
  const byProse = [...groups].toSorted(([, a], [, b]) => b.prose - a.prose)
  const hidden = byProse.reduce((sum, [, group]) => sum + group.chars, 0)
  return byProse.find(([, group]) => {
    if (group.prose < MIN_PROSE_CHARS) return false
    return (
      prose < Math.max(MIN_REST_CHARS, group.prose * MIN_REST_SHARE) ||
      (group.fades && group.chars * 2 >= chars + hidden)
    )
  })?.[0]
}

/** A button with words beside it explains one of them. */
function isWord(button: PageElement): boolean {
  const parent = button.parentElement
  if (!parent || !/^(?:p|li|td|blockquote|span|em|strong)$/.test(parent.localName)) return false
  const length = (element: PageElement) => (element.textContent ?? '').trim().length
  return length(button) > 0 && length(parent) >= length(button) + MIN_REST_CHARS
}
