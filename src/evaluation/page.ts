import { escapeHtml } from '../escape.ts'
import type { Evaluation } from './evaluation.ts'
import { articleHtml } from './page-article.ts'
import { STYLE } from './page-style.ts'
import { tablesOf, type Table } from './tables.ts'

/** An evaluation as one page that needs nothing but itself: no script, no font, no picture, nothing from elsewhere. */
export function printPage(evaluation: Evaluation): string {
  const { matrix, cells, startedAt, left } = evaluation
  const title = `${matrix.task.title}: ${matrix.subjects.length} articles, ${matrix.variants.length} prompts and models`
  const isRehearsed = cells.some(
    (cell) => 'assessment' in cell && cell.assessment.source.mode === 'rehearsal',
  )
  const notes = [
    `Begun at ${startedAt}. Options: ${JSON.stringify(matrix.options)}.`,
    ...(isRehearsed ? ['Rehearsal: no model was asked.'] : []),
    ...(left > 0 ? [`It was stopped: ${left} answers are missing.`] : []),
  ]
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${escapeHtml(title)}</h1>
${notes.map((note) => `<p class="note">${escapeHtml(note)}</p>`).join('\n')}
${tablesOf(evaluation).map(tableHtml).join('\n')}
<h2>Articles</h2>
${matrix.subjects.map((_subject, place) => articleHtml(evaluation, place)).join('\n')}
</body>
</html>
`
}

function tableHtml({ title, note, columns, rows }: Table): string {
  const head = columns.map((name) => `<th scope="col">${escapeHtml(name)}</th>`).join('')
  const body = rows.map(
    ({ name, figures }) =>
      `<tr><th scope="row">${escapeHtml(name)}</th>${figures.map((figure) => `<td>${escapeHtml(figure)}</td>`).join('')}</tr>`,
  )
  return `<h2>${escapeHtml(title)}</h2>
${note ? `<p class="note">${escapeHtml(note)}</p>\n` : ''}<div class="wide"><table>
<thead><tr><td></td>${head}</tr></thead>
<tbody>
${body.join('\n')}
</tbody>
</table></div>`
}
