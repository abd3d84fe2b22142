import { isRightToLeft } from '../articles/language.ts'
import type { Fact } from '../checks/evidence.ts'
import type { Provenance } from '../llm/ask.ts'

/** A result laid out for readers, before it is printed in some form. */
export type Document = { language: string; blocks: Block[] }

type Block =
  | { kind: 'heading' | 'paragraph' | 'note'; text: string }
  | { kind: 'list'; items: { text: string; quotes: string[] }[] }

export type Form = 'markdown' | 'html' | 'text'

/** Facts as a list, their quotes below them; what is not supported says so. */
export function factBlocks(facts: Fact[]): Block[] {
  const items = facts.map(({ claim, quotes, supported }) => ({
    text: supported ? claim : `${claim} [not supported by the article]`,
    quotes: quotes.map(({ text }) => text),
  }))
  return [{ kind: 'list', items }]
}

/** A rehearsal must never be taken for the work of a model, in whatever form it is read. */
export function noteBlocks({ mode }: Provenance): Block[] {
  return mode === 'rehearsal' ? [{ kind: 'note', text: 'Rehearsal: no model was asked.' }] : []
}

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
  if (block.kind !== 'list') return block.text
  return block.items
    .map((item) => [`* ${item.text}`, ...item.quotes.map((quote) => `  "${quote}"`)].join('\n'))
    .join('\n')
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Also breaks what template languages of mail systems would read as their own: `{{`, `{%`, `*|`, `%%`. */
function escapeHtml(words: string): string {
  return words
    .replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? '')
    .replaceAll(/\{(?=[{%#])|\*(?=\|)|%(?=%)/g, (character) => `&#${character.codePointAt(0)};`)
}

/** Characters that would begin markup, and line starts that would begin a list, a heading or a quotation. */
function escapeMarkdown(words: string): string {
  return words
    .replaceAll(/[\\`*_[\]<>|]/g, String.raw`\$&`)
    .replaceAll(/\{(?=[{%#])/g, String.raw`\{`)
    .replaceAll(
      /^(\s*)([#+-]|\d+[.)])(?=\s)/gm,
      (_whole, indent: string, mark: string) => `${indent}${mark.slice(0, -1)}\\${mark.slice(-1)}`,
    )
}
