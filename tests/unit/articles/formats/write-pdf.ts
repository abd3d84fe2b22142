/** A line of text on a page: where it begins, in points from the bottom left, and how large it is. */
export type Drawn = { text: string; x?: number; y: number; size?: number }

/** A PDF with lines of Helvetica on its pages, as simple as it can be (PDF 32000-1, 7.5). `info` and `trailer` are in its own words. */
export function writePdf(pages: Drawn[][], { info = '', trailer = '' } = {}): Uint8Array {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${pages.map((_page, index) => `${5 + index * 2} 0 R`).join(' ')}] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    `<< ${info} >>`,
    ...pages.flatMap((lines, index) => {
      const content = lines.map(drawn).join('\n')
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${6 + index * 2} 0 R /Resources << /Font << /F 3 0 R >> >> >>`,
        `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
      ]
    }),
  ]
  let text = '%PDF-1.4\n'
  const places = objects.map((object, index) => {
    const place = text.length
    text += `${index + 1} 0 obj\n${object}\nendobj\n`
    return `${String(place).padStart(10, '0')} 00000 n \n`
  })
  const count = objects.length + 1
  const table = `xref\n0 ${count}\n0000000000 65535 f \n${places.join('')}`
  const end = `trailer\n<< /Size ${count} /Root 1 0 R /Info 4 0 R ${trailer} >>\nstartxref\n${text.length}\n%%EOF\n`
  return Uint8Array.from(Buffer.from(text + table + end, 'latin1'))
}

function drawn({ text, x = 72, y, size = 11 }: Drawn): string {
  return `BT /F ${size} Tf 1 0 0 1 ${x} ${y} Tm (${text.replace(/[\\()]/g, '\\$&')}) Tj ET`
}

/** Lines one below the other, from `y` down. */
export function column(texts: string[], { x = 72, y = 700, size = 11, step = 14 } = {}): Drawn[] {
  return texts.map((text, index) => ({ text, x, y: y - index * step, size }))
}
