import { escapeMarkdown } from '../escape.ts'
import type { Table } from './tables.ts'

/** Tables that can be read as they stand, and as Markdown. */
export const printTables = (tables: Table[]): string => tables.map(printTable).join('\n')

function printTable({ title, note, columns, rows }: Table): string {
  const cells = [['', ...columns.map(plain)], ...rows.map(({ name, figures }) => [name].concat(figures))]
  const widths = ['', ...columns].map((_name, column) =>
    Math.max(3, ...cells.map((row) => row[column]?.length ?? 0)),
  )
  const padded = (row: string[]) =>
    row.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
    )
  const rule = widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`))
  const [names = [], ...figures] = cells.map(padded)
  const lines = [names, rule, ...figures].map((row) => `| ${row.join(' | ')} |\n`)
  return `## ${plain(title)}\n\n${note ? `${note}\n\n` : ''}${lines.join('')}`
}

/** Names of models come from outside, and a terminal obeys what begins with an escape. */
const plain = (text: string) => escapeMarkdown(text.replaceAll(/\p{C}/gu, ' '))
