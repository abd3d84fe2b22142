import type { Declarations } from './declarations.ts'

/** How an element is taken out of sight, with all that is in it. What only fades may be on its way in. */
export type Hiding = { property: string; fades: boolean }

const PX_BY_UNIT: Record<string, number> = {
  px: 1,
  pt: 1.33,
  em: 16,
  rem: 16,
  ex: 8,
  ch: 8,
  cm: 38,
  mm: 3.8,
  in: 96,
  '%': 12.8,
  vw: 12.8,
  vh: 8,
}
const LENGTH = /^(?:calc\(\s*)?([-+]?(?:\d{1,7}(?:\.\d{0,6})?|\.\d{1,6}))([a-z]{1,3}|%)?(?:\s*\))?$/
const FAR = 900
/** Columns are moved by the width of the page, with margins that are negative. */
const VERY_FAR = 2_000
const UNSEEN_OPACITY = 0.05
const UNSEEN_SCALE = 0.02
const UNSEEN_SIZE = 1

/** Lengths in px on a screen of 1,280 px; undefined for what is none. */
export function readLength(value: string | undefined): number | undefined {
  const [, number, unit] = LENGTH.exec(value ?? '') ?? []
  if (number === undefined) return undefined
  const px = unit === undefined ? 1 : PX_BY_UNIT[unit]
  return px === undefined ? undefined : Number(number) * px
}

/** What takes an element out of sight by its own styles; not what its letters look like, which those within may have otherwise. */
export function hidingOf(declarations: Declarations): Hiding | undefined {
  const by = (property: string): string => declarations.get(property) ?? ''
  if (/^none\b/.test(by('display'))) return { property: 'display', fades: false }
  if (by('content-visibility') === 'hidden') return { property: 'content-visibility', fades: false }
  if (isTransparent(by)) return { property: 'opacity', fades: isMoving(by) }
  if (readLength(by('zoom')) === 0) return { property: 'zoom', fades: false }
  if (isAside(by)) return { property: 'position', fades: false }
  if (isShrunk(by)) return { property: 'transform', fades: isMoving(by) }
  if (isClipped(by)) return { property: 'clip', fades: false }
  return isWithoutSize(by) ? { property: 'height', fades: false } : undefined
}

type By = (property: string) => string

function isTransparent(by: By): boolean {
  const opacity = by('opacity')
  const share = Number.parseFloat(opacity) / (opacity.endsWith('%') ? 100 : 1)
  return share <= UNSEEN_OPACITY || /\bopacity\(\s*0*(?:\.0*)?%?\s*\)/.test(by('filter').slice(0, 200))
}

/** What moves or changes by itself comes into sight later. */
function isMoving(by: By): boolean {
  return ['transition', 'animation', 'transition-property', 'animation-name', 'will-change'].some(
    (property) => !/^(?:none|auto|)$/.test(by(property)),
  )
}

const EDGES = ['left', 'right', 'top', 'bottom', 'inset-inline-start', 'inset-block-start']
const MARGINS = ['margin-left', 'margin-top', 'margin-right']

function isAside(by: By): boolean {
  const length = (property: string) => (by(property) === '' ? 0 : (readLength(by(property)) ?? 0))
  if (EDGES.some((edge) => length(edge) <= -FAR)) return true
  if (
    by('inset') !== '' &&
    by('inset')
      .split(/\s+/, 4)
      .some((part) => (readLength(part) ?? 0) <= -FAR)
  )
    return true
  if (length('left') >= VERY_FAR || length('right') >= VERY_FAR) return true
  if (MARGINS.some((side) => length(side) <= -VERY_FAR)) return true
  const indent = length('text-indent')
  return indent <= -FAR || (indent >= FAR && cuts(by))
}

const MOVED = /translate(?:x|y|3d)?\(\s*([^,)]{1,20})\s*(?:,\s*([^,)]{1,20}))?/
const SCALED = /scale(?:x|y|3d)?\(\s*([\d.]{1,10})/

function isShrunk(by: By): boolean {
  const transform = by('transform').slice(0, 300)
  const [, across, down] = MOVED.exec(transform) ?? []
  const isMoved = [across, down].some((part) => Math.abs(readLength(part?.trim()) ?? 0) >= VERY_FAR)
  const scale = SCALED.exec(transform)?.[1] ?? (by('scale') || undefined)
  const isTiny = scale !== undefined && Number.parseFloat(scale) <= UNSEEN_SCALE
  return isMoved || isTiny || /rotate[xy]\(\s*-?(?:90|270)deg/.test(transform)
}

const CLIPS =
  /^(?:inset\(\s*(?:50|100)%|circle\(\s*0(?![\d.])|ellipse\(\s*0(?![\d.])|polygon\(\s*0\S*\s+0[^\s,]*\s*(?:,\s*0\S*\s+0[^\s,]*\s*){0,5}\))/

function isClipped(by: By): boolean {
  return /^rect\(\s*[01](?:px)?[\s,]+[01](?:px)?[\s,]/.test(by('clip')) || CLIPS.test(by('clip-path'))
}

function isWithoutSize(by: By): boolean {
  if (!cuts(by)) return false
  const isNone = (property: string) => (readLength(by(property)) ?? Infinity) <= UNSEEN_SIZE
  const hasLeast = (property: string) => (readLength(by(property)) ?? 0) > UNSEEN_SIZE
  return (
    ((isNone('height') || isNone('max-height')) && !hasLeast('min-height')) ||
    ((isNone('width') || isNone('max-width')) && !hasLeast('min-width'))
  )
}

function cuts(by: By): boolean {
  return ['overflow', 'overflow-x', 'overflow-y'].some((property) => /\b(?:hidden|clip)\b/.test(by(property)))
}
