import type { PageElement } from '../dom.ts'
import { areAlike, type Colour, readColour } from './colours.ts'
import type { Declarations } from './declarations.ts'
import { readLength } from './hiding.ts'

/** What letters look like, as elements pass it on to those within. */
export type Letters = {
  isTiny: boolean
  isInvisible: boolean
  isClear: boolean
  colour: Colour | undefined
  /** Undefined where it is not known. */
  ground: Colour | undefined
}

const MAX_TINY = 1
const MAX_TINY_SHARE = 0.1
const SIZE = /(?:^|\s)((?:\d+(?:\.\d+)?|\.\d+)(?:[a-z]{1,3}|%)?)(?=\s|\/|$)/

/** The letters of an element, from those around it and its own styles. */
export function lettersOf(around: Letters, own: Declarations, mayHaveGround: boolean): Letters {
  if (own.size === 0) return mayHaveGround && around.ground ? { ...around, ground: undefined } : around
  const colour = colourOf(around, own)
  return {
    isTiny: isTiny(own) ?? around.isTiny,
    isInvisible: isInvisible(own) ?? around.isInvisible,
    isClear: colour === undefined ? around.isClear : colour.alpha < 0.05 && !showsThrough(own),
    colour: colour ?? around.colour,
    ground: groundOf(around, own, mayHaveGround),
  }
}

/** Why letters cannot be seen, by the property that says so; undefined when they can. */
export function unseenBy({ isTiny, isInvisible, isClear, colour, ground }: Letters): string | undefined {
  if (isInvisible) return 'visibility'
  if (isTiny) return 'font-size'
  if (isClear || (colour && ground && areAlike(colour, ground))) return 'color'
  return undefined
}

function isTiny(own: Declarations): boolean | undefined {
  const size = own.get('font-size') ?? SIZE.exec(own.get('font')?.slice(0, 200) ?? '')?.[1]
  const px = readLength(size)
  if (size === undefined || px === undefined) return undefined
  if (/(?:em|%|ex|ch)$/.test(size) && !size.endsWith('rem'))
    return Number.parseFloat(size) <= MAX_TINY_SHARE * (size.endsWith('%') ? 100 : 1) ? true : undefined
  return px <= MAX_TINY
}

function isInvisible(own: Declarations): boolean | undefined {
  const visibility = own.get('visibility')
  if (visibility === 'visible') return false
  return visibility === 'hidden' || visibility === 'collapse' ? true : undefined
}

function colourOf(around: Letters, own: Declarations): Colour | undefined {
  const fill = readColour(own.get('-webkit-text-fill-color') ?? '')
  return fill ?? readColour(own.get('color') ?? '') ?? (own.has('color') ? around.colour : undefined)
}

/** Letters without a colour of their own that are cut out of a picture, or cast a shadow. */
function showsThrough(own: Declarations): boolean {
  const clip = own.get('background-clip') ?? own.get('-webkit-background-clip') ?? ''
  return clip.includes('text') || (own.get('text-shadow') ?? 'none') !== 'none'
}

function groundOf(around: Letters, own: Declarations, mayHaveGround: boolean): Colour | undefined {
  if (/absolute|fixed|sticky/.test(own.get('position') ?? '')) return declaredGround(own)
  if (own.has('background-image')) return undefined
  const declared = declaredGround(own)
  if (declared) return declared.alpha > 0.5 ? declared : around.ground
  const isPicture = /url\(|gradient\(/.test(own.get('background')?.slice(0, 300) ?? '')
  return isPicture || mayHaveGround ? undefined : around.ground
}

function declaredGround(own: Declarations): Colour | undefined {
  const background = own.get('background-color') ?? own.get('background') ?? ''
  return readColour(background)
}

/** Whether an element may have a ground by style sheets that are not at hand. */
export function hasNames(element: PageElement): boolean {
  return element.getAttribute('class') !== null || element.getAttribute('id') !== null
}
