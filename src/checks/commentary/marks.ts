/** One kind of mark of a format that an answer in plain text does not have. */
export type MarkRule = { name: string; level: 'error' | 'warning'; message: string; pattern: RegExp }

/** Marks of Markdown, JSON, templates and chats. They are commentary where the source has none of their kind. */
export const markRules: MarkRule[] = [
  {
    name: 'fence',
    level: 'error',
    message: 'A code fence stands in the text.',
    pattern: /^[^\S\n]{0,3}(?:`{3,}|~{3,})[^\n]{0,30}|`{3,}/mu,
  },
  {
    name: 'json',
    level: 'error',
    message: 'JSON stands in the text.',
    pattern:
      /^\s*[{[][\s{[]{0,20}"[^"\n]{0,60}"\s{0,5}[:,]|^\s*"?(?:summary|translation|text|target|headline|title|segments|sentences)"\s{0,5}:|"\s{0,5}\}\s{0,5}\]?\s{0,5}\}?\s{0,5}$|\\n\\n|\\"/u,
  },
  {
    name: 'tag',
    level: 'error',
    message: 'A tag stands in the text.',
    pattern:
      /<\/?(?:think|thinking|summary|translation|article|answer|output|source|target|text|result|response|segment|s|system|user|assistant)(?:\s[^<>\n]{0,100})?>|<\|[a-z_]{1,30}\|>|\[\/?INST\]|^assistant\s?:/imu,
  },
  {
    name: 'heading',
    level: 'error',
    message: 'Markdown that the source does not have: a heading.',
    pattern: /^#{1,6}[^\S\n]+\p{L}[^\n]{0,120}/mu,
  },
  {
    name: 'bold',
    level: 'error',
    message: 'Markdown that the source does not have: bold words.',
    pattern:
      /(?<![\p{L}*])\*\*(?=[^\s*])[^*\n]{0,200}[^\s*]\*\*(?![\p{L}*])|(?<![\p{L}_])__(?=[^\s_])[^_\n]{1,200}__(?![\p{L}_])/u,
  },
  {
    name: 'option',
    level: 'error',
    message: 'The answer offers a choice.',
    pattern:
      /^[\s*_#>-]{0,8}(?:option|opción|opção|opzione|optie|вариант|варіант|选项|選項|विकल्प|オプション|옵션|خيار)\s{0,2}(?:[1-4A-C]|१|२)\s{0,2}(?:[:：.)(（*-])/imu,
  },
]
