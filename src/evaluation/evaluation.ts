import type { Bill } from './bill.ts'
import { compareVariants, type Comparison } from './comparison.ts'
import { isLoaded, type Answered, type Cell, type Matrix, type Variant } from './matrix.ts'
import type { Measured } from './metrics.ts'
import { tallyOf, type Tally } from './tally.ts'

/** A matrix that was run, and what came of it. */
export type Evaluation = {
  matrix: Matrix
  bill: Bill
  cells: Cell[]
  /** Cells that were not run, because somebody stopped it. */
  left: number
  /** RFC 3339. */
  startedAt: string
  /** How each variant is called: prompt and model, as far as they are known. */
  labels: string[]
  tallies: Tally[]
  /** The first variant against each of the others. */
  comparisons: Comparison[]
}

type Run = Pick<Evaluation, 'matrix' | 'bill' | 'cells' | 'startedAt'>

export function evaluate(run: Run): Evaluation {
  const { matrix, cells } = run
  const columns = matrix.variants.map((_variant, variant) => measuredOf(matrix, cells, variant))
  const labels = matrix.variants.map((variant, index) =>
    labelOf(variant, columns[index]?.values().next().value),
  )
  const [first = new Map<number, Measured>(), ...others] = columns
  return {
    ...run,
    left: matrix.subjects.length * matrix.variants.length - cells.length,
    labels,
    tallies: columns.map((column, variant) =>
      tallyOf(
        [...column.values()],
        cells.filter((cell) => cell.variant === variant),
      ),
    ),
    comparisons: others.map((column) => compareVariants(first, column)),
  }
}

/** The answers of one variant by the places of their subjects. */
function measuredOf({ subjects }: Matrix, cells: Cell[], variant: number): Map<number, Measured> {
  return new Map(
    cells.flatMap((cell): [number, Measured][] => {
      const subject = subjects[cell.subject]
      if (cell.variant !== variant || !('assessment' in cell) || !subject || !isLoaded(subject)) return []
      return [[cell.subject, { ...cell, reference: subject.reference }]]
    }),
  )
}

/** What was asked for, or else what has answered. */
function labelOf({ prompt, model }: Variant, answered: Answered | undefined): string {
  const source = answered?.assessment.source
  return [
    prompt ?? source?.prompt ?? 'the newest prompt',
    model ?? source?.model ?? 'the configured model',
  ].join(', ')
}
