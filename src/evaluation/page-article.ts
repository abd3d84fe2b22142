import { isRightToLeft } from '../articles/language.ts'
import type { Finding } from '../checks/finding.ts'
import { escapeHtml } from '../escape.ts'
import type { Assessment } from './assess.ts'
import type { Evaluation } from './evaluation.ts'
import { printValue } from './figures.ts'
import { isLoaded, languageWanted, type Cell, type Subject } from './matrix.ts'
import { isHit, METRICS } from './metrics.ts'

const SHOWN = new Set(['words', 'ratio', 'rouge1', 'rouge2', 'rougeLsum', 'chrF2', 'bleu', 'costUsd'])

/** A row that opens: the answers of all prompts and models side by side, then the reference and the article. */
export function articleHtml({ matrix, cells, labels }: Evaluation, place: number): string {
  const subject = matrix.subjects[place]
  if (!subject) return ''
  const own = cells.filter((cell) => cell.subject === place)
  const answers = labels.map((label, variant) =>
    answerHtml(
      label,
      own.find((cell) => cell.variant === variant),
      subject,
    ),
  )
  const title = isLoaded(subject) ? subject.article.title : null
  const counts = labels.map((_label, variant) => countsOf(own.find((cell) => cell.variant === variant)))
  return `<details class="article">
<summary><span class="counts">${counts.join(' · ')}</span>${escapeHtml(title ?? '')} <span class="meta">${escapeHtml(subject.name)}</span></summary>
<div class="answers">
${answers.join('\n')}
</div>
${isLoaded(subject) ? materialHtml(subject, languageWanted(matrix, subject.article)) : ''}
</details>`
}

/** Errors and warnings: `2 / 1`. */
function countsOf(cell: Cell | undefined): string {
  if (!cell) return 'not asked'
  if ('failure' in cell) return escapeHtml(cell.failure.code)
  const { checks } = cell.assessment
  const count = (wanted: Finding['level']) => checks.filter(({ level }) => level === wanted).length
  return `<span class="error" title="errors">${count('error')}</span> / <span class="warning" title="warnings">${count('warning')}</span>`
}

function answerHtml(label: string, cell: Cell | undefined, subject: Subject): string {
  const title = `<h3>${escapeHtml(label)}</h3>`
  if (!cell) return `<section>${title}<p class="note">Not asked: it was stopped before.</p></section>`
  if ('failure' in cell) {
    const { code, message } = cell.failure
    return `<section>${title}<p class="error">${escapeHtml(`${code}: ${message}`)}</p></section>`
  }
  const reference = isLoaded(subject) ? subject.reference : undefined
  const { assessment } = cell
  const figures = METRICS.filter(({ key }) => SHOWN.has(key)).flatMap(({ title, kind, of }) => {
    const value = of({ ...cell, reference })
    return value === null ? [] : [`${title} ${printValue(value, kind)}`]
  })
  const time = `${printValue(cell.milliseconds, 'milliseconds')}${isHit(cell) ? ' (kept)' : ''}`
  return `<section>${title}
<p class="meta">${escapeHtml([...figures, time].join(' · '))}</p>
${textHtml(assessment)}
${findingsHtml(assessment.checks)}</section>`
}

function textHtml({ heading, text, facts, language }: Assessment): string {
  const title = heading === null ? '' : `<p><strong>${escapeHtml(heading)}</strong></p>`
  const isFacts = facts.map(({ claim }) => claim).join('\n') === text
  const listed = facts.map(({ claim, supported, quotes }) => {
    const mark = supported ? '' : ' <span class="error">not supported</span>'
    return `<li>${escapeHtml(claim)}${mark}${quotes.map((quote) => `<blockquote>${escapeHtml(quote)}</blockquote>`).join('')}</li>`
  })
  const list = listed.length === 0 ? '' : `<ul>${listed.join('')}</ul>`
  const inAnswer = (html: string) => inLanguage(language.wanted, html)
  if (isFacts) return inAnswer(title + list)
  const folded = list && `\n<details><summary>${facts.length} facts</summary>${inAnswer(list)}</details>`
  return inAnswer(title + paragraphs(text)) + folded
}

function findingsHtml(findings: Finding[]): string {
  if (findings.length === 0) return '<p class="note">No findings.</p>'
  const items = findings.map(({ level, check, message, at, found, expected }) => {
    const place = at?.segment ? ` (${at.segment})` : ''
    const words = (label: string, text: string | undefined) =>
      text === undefined ? '' : ` ${label} <q>${escapeHtml(text)}</q>`
    return `<li><span class="level ${level}">${level}: ${escapeHtml(check)}</span> ${escapeHtml(message + place)}${words('Found:', found)}${words('Expected:', expected)}</li>`
  })
  return `<ul class="findings">${items.join('')}</ul>`
}

function materialHtml(
  { article, reference }: Extract<Subject, { article: unknown }>,
  wanted: string | null,
): string {
  const folded = (title: string, text: string, language: string | null) =>
    `<details><summary>${title}</summary><div class="source">${inLanguage(language, paragraphs(text))}</div></details>`
  return `${reference === undefined ? '' : folded('Reference', reference, wanted)}
${folded(`Article (${printValue(article.words, 'count')} words)`, article.text, article.language)}`
}

const paragraphs = (text: string) =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => `<p>${escapeHtml(line)}</p>`)
    .join('\n')

function inLanguage(language: string | null, html: string): string {
  const tag = language ?? 'und'
  return `<div lang="${escapeHtml(tag)}" dir="${isRightToLeft(tag) ? 'rtl' : 'ltr'}">${html}</div>`
}
