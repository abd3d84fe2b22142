import type { Span } from '../quotes.ts'

const LETTERS_BEFORE = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]$/u
const HYPHENED_BEFORE = /(?<![\p{L}\d])(?:(?<capital>\p{Lu})|covid)[\p{L}\d.]*[-‐‑]$/iu
const LETTERS_AFTER = /^(?:\p{Lu}|[-‐‑]\p{Lu}(?!\p{Ll}))/u
const UNITS_AFTER =
  /^-?(?:[GMTKk]B|[kMGT]?W(?:h|p)?|[kMG]?Hz|[CFKMBT]|KM|AM|PM|MPH|GMT|BST|CET|EST|ET|IST|UTC)(?!\p{L})/u
const NUMBER_BEFORE = /(?<!\p{L})(?:no|nos|nr|number|№|n[º°])\.?\s?$/iu
const CAPITAL_BEFORE = /(?<![\p{L}\d'’])(?<word>\p{Ll}?\p{Lu}[\p{L}\p{M}'’-]*)(?<!['’]s)[\s\u00a0]$/u
const NO_NAMES = new Set(
  `the a an in at on by of to for from and or but some about over under nearly almost around only all just another these those with after
  before when while more than fewer less up least most between among during since until as that this its his her their our my your we
  he she they it there here aged roughly approximately if not no what who so then because though although where which how
  january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec
  die der das im am in um bei von rund etwa über mehr bis le la les de des en el los las un une il i gli os do da mehr fast knapp gut nach vor
  seit insgesamt zwischen mit für an auf aus zu und oder`.split(/\s+/),
)
const COUNTS_AFTER = /^[-\s](?:inch|mile|year|day|month|week|hour|minute|km|kg|feet|people|point|goal)/
const LONGEST_WORD = 24

/** Whether a bare number in digits is a part of a name: COVID-19, A320, F-16, 737MAX, No 10, Boeing 737. */
export function isInName(text: string, { start, end }: Span): boolean {
  const before = text.slice(Math.max(0, start - LONGEST_WORD), start)
  const after = text.slice(end, end + 8)
  if (LETTERS_BEFORE.test(before) || NUMBER_BEFORE.test(before)) return true
  const hyphened = HYPHENED_BEFORE.exec(before)
  if (hyphened) return /\p{Lu}/u.test(hyphened.groups?.['capital'] ?? 'C')
  if (LETTERS_AFTER.test(after) && !UNITS_AFTER.test(after)) return true
  if (COUNTS_AFTER.test(after)) return false
  const word = CAPITAL_BEFORE.exec(before)?.groups?.['word']
  return word !== undefined && end - start <= 4 && !NO_NAMES.has(word.toLowerCase())
}
