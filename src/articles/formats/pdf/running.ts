import type { Line } from './lines.ts'

/** How many lines at the top and the bottom of a page may be heads and feet. */
const EDGE_LINES = 3
const PAGE_NUMBER =
  /^[\s\-–—|•·(]*(?:(?:page|seite|página|pagina|pág|p|стр|страница|صفحة|صفحہ|第)[.\s]*)?(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:\/|of|von|de|sur|di|van|из|من|-)\s*\d{1,4})?\s*(?:页|頁|ページ)?[\s\-–—|•·)]*$/i
const SAME_HEIGHT = 2

/** The lines of each page without page numbers, and without what stands at the same height of most pages, numbers apart. */
export function withoutRunning(pages: Line[][]): Line[][] {
  const counts = new Map<string, number>()
  for (const lines of pages)
    for (const key of new Set(edgesOf(lines).map(keyOf))) counts.set(key, (counts.get(key) ?? 0) + 1)
  const least = Math.max(2, Math.min(pages.length * 0.4, 20))
  return pages.map((lines) => {
    const edges = new Set(edgesOf(lines))
    return lines.filter((line) => {
      if (!edges.has(line)) return true
      return (counts.get(keyOf(line)) ?? 0) < least && !(lines.length > 1 && PAGE_NUMBER.test(line.text))
    })
  })
}

function edgesOf(lines: Line[]): Line[] {
  const byHeight = lines.toSorted((a, b) => b.y - a.y)
  return [...byHeight.slice(0, EDGE_LINES), ...byHeight.slice(EDGE_LINES).slice(-EDGE_LINES)]
}

function keyOf({ text, y }: Line): string {
  return `${Math.round(y / SAME_HEIGHT)} ${text.replace(/\p{N}+/gu, '#').toLowerCase()}`
}
