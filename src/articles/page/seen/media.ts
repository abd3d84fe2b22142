/** The screen that a page is read on here, in px. */
const WIDTH = 1_280
const HEIGHT = 800
const MAX_CHARS = 500
const FEATURE = /\(\s*(min|max)-(?:device-)?(width|height)\s*:\s*(\d{1,6}(?:\.\d{1,4})?)\s*(px|r?em)\s*\)/g

/** Whether a media query holds for somebody who reads at a desk; what it asks for besides the screen and its size does not. */
export function holdsOnScreen(query: string): boolean {
  if (query.length > MAX_CHARS) return false
  return query
    .toLowerCase()
    .split(',')
    .some((part) => holds(part.trim()))
}

function holds(query: string): boolean {
  const rest = query
    .replace(FEATURE, (feature, ...[bound, side, count, unit]: string[]) => {
      const asked = Number(count) * (unit === 'px' ? 1 : 16)
      const real = side === 'width' ? WIDTH : HEIGHT
      return (bound === 'min' ? real >= asked : real <= asked) ? 'all' : feature
    })
    .replace(/\band\b/g, ' ')
  return rest
    .split(/\s+/)
    .every((word) => word === '' || word === 'all' || word === 'screen' || word === 'only')
}
