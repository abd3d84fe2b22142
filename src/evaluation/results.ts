import type { Article } from '../articles/article.ts'
import { version } from '../version.ts'
import type { Evaluation } from './evaluation.ts'
import { isLoaded, type Cell } from './matrix.ts'

/** An evaluation as JSON: all that stands in the tables, and every answer with its findings. */
export function resultsOf({ matrix, ...evaluation }: Evaluation) {
  const { labels, tallies, comparisons, cells, bill, left, startedAt } = evaluation
  const { task, options, variants, subjects } = matrix
  return {
    version: version(),
    task: task.name,
    options,
    startedAt,
    bill,
    left,
    variants: variants.map(({ prompt = null, model = null }, index) => ({
      label: labels[index],
      prompt,
      model,
      tally: tallies[index],
    })),
    comparisons: comparisons.map((metrics, index) => ({
      first: labels[0],
      other: labels[index + 1],
      metrics,
    })),
    articles: subjects.map((subject, place) => ({
      name: subject.name,
      article: isLoaded(subject) ? describe(subject.article) : null,
      reference: (isLoaded(subject) ? subject.reference : undefined) ?? null,
      answers: cells.filter((cell) => cell.subject === place).map((cell) => answerOf(cell, labels)),
    })),
  }
}

const describe = ({ id, title, language, words }: Article) => ({ id, title, language, words })

function answerOf(cell: Cell, labels: string[]) {
  const variant = labels[cell.variant]
  if ('failure' in cell) return { variant, failure: cell.failure }
  return { variant, milliseconds: cell.milliseconds, assessment: cell.assessment }
}
