/** A line break of a stranger could begin a heading, a list, or a block of code that swallows what follows. */
export const oneLine = (words: string) => words.replaceAll(/\s+/g, ' ').trim()

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Also breaks what template languages of mail systems would read as their own: `{{`, `{%`, `*|`, `%%`. */
export function escapeHtml(words: string): string {
  return words
    .replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? '')
    .replaceAll(/\{(?=[{%#])|\*(?=\|)|%(?=%)/g, (character) => `&#${character.codePointAt(0)};`)
}

/** Characters that would begin markup, and beginnings of a line that would begin a list, a heading, a rule or a quotation. */
export function escapeMarkdown(words: string): string {
  return oneLine(words)
    .replaceAll(/[\\`*_[\]<>|~&]/g, String.raw`\$&`)
    .replaceAll(/\{(?=[{%#])/g, String.raw`\{`)
    .replace(/^[#+=-]/, String.raw`\$&`)
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, String.raw`$1\$2`)
}
