import { isRightToLeft } from '../articles/language.ts'
import { escapeHtml, escapeMarkdown, oneLine } from '../escape.ts'
import type { Fact } from '../checks/evidence.ts'
import type { Finding } from '../checks/finding.ts'
import type { Provenance } from '../llm/ask.ts'

/** A result laid out for readers, before it is printed in some form. */
export type Document = { language: string; blocks: Block[] }

type Block =
  | { kind: 'heading' | 'paragraph' | 'note'; text: string }
  | { kind: 'list'; items: { text: string; quotes: string[] }[] }

export type Form = 'markdown' | 'html' | 'text'

/** Facts as a list, their quotes below them; what is not supported says so. */
export function factBlocks(facts: Fact[]): Block[] {
  if (facts.length === 0) return [{ kind: 'note', text: 'No facts were found.' }]
  const items = facts.map(({ claim, quotes, supported }) => ({
    text: supported ? claim : `${claim} [not supported by the article]`,
    quotes: quotes.map(({ text }) => text),
  }))
  return [{ kind: 'list', items }]
}

/** So many findings are told to readers, who have no JSON to look into. */
const MOST_FINDINGS = 5

/**
 * What a reader must know of a result in whatever form it is read: that it is a rehearsal, never to be taken for the work of a
 * model, what is missing from it, and what the checks found, hints left out.
 */
export function noteBlocks({
  source,
  warnings,
  checks,
}: {
  source: Provenance
  warnings: string[]
  checks: Finding[]
}): Block[] {
  const told = checks.filter(({ level }) => level !== 'hint')
  const found = told
    .slice(0, MOST_FINDINGS)
    .map(({ message, found }) => `Check: ${message}${found ? ` “${cut(found)}”` : ''}`)
  const notes = [...warnings, ...found]
  if (told.length > MOST_FINDINGS) notes.push(`Check: and ${told.length - MOST_FINDINGS} more findings.`)
  if (source.mode === 'rehearsal') notes.push('Rehearsal: no model was asked.')
  return notes.map((text) => ({ kind: 'note', text }))
}

const cut = (text: string) => (text.length > 120 ? `${text.slice(0, 120)}…` : text)

/** Prints a document; `html` is a fragment, safe to put into a page or a mail. Ends with a line break. */
export function printDocument(document: Document, form: Form): string {
  switch (form) {
    case 'markdown':
      return `${document.blocks.map(markdown).join('\n\n')}\n`
    case 'html':
      return `<div lang="${escapeHtml(document.language)}"${isRightToLeft(document.language) ? ' dir="rtl"' : ''}>\n${document.blocks.map(html).join('\n')}\n</div>\n`
    case 'text':
      return `${document.blocks.map(text).join('\n\n')}\n`
  }
}

function markdown(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `# ${escapeMarkdown(block.text)}`
    case 'paragraph':
      return escapeMarkdown(block.text)
    case 'note':
      return `*${escapeMarkdown(block.text)}*`
    case 'list':
      return block.items
        .map((item) =>
          [
            `- ${escapeMarkdown(item.text)}`,
            ...item.quotes.map((quote) => `  > ${escapeMarkdown(quote)}`),
          ].join('\n'),
        )
        .join('\n')
  }
}

function html(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `<h2>${escapeHtml(block.text)}</h2>`
    case 'paragraph':
      return `<p>${escapeHtml(block.text)}</p>`
    case 'note':
      return `<p><em>${escapeHtml(block.text)}</em></p>`
    case 'list':
      return `<ul>\n${block.items.map((item) => `<li>${escapeHtml(item.text)}${item.quotes.map((quote) => `<blockquote>${escapeHtml(quote)}</blockquote>`).join('')}</li>`).join('\n')}\n</ul>`
  }
}

function text(block: Block): string {
  if (block.kind !== 'list') return oneLine(block.text)
  return block.items
    .map((item) =>
      [`* ${oneLine(item.text)}`, ...item.quotes.map((quote) => `  > ${oneLine(quote)}`)].join('\n'),
    )
    .join('\n')
}
