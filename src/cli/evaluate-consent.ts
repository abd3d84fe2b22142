import { createInterface } from 'node:readline'
import { invalid } from '../errors.ts'
import { printCost, type Bill } from '../evaluation/bill.ts'
import type { Terminal } from './program.ts'

type Given = { yes?: boolean; maxCost?: number }

/** Errors: `invalid_request` where dollars are due and nobody has agreed, or more than may be spent. */
export async function consent({ costUsd }: Bill, { yes, maxCost }: Given, terminal: Terminal): Promise<void> {
  if (costUsd === 0) return
  if (maxCost !== undefined && costUsd !== null) {
    if (costUsd <= maxCost) return
    throw invalid('max-cost', `it would cost ${printCost(costUsd)}; nothing was asked`)
  }
  if (yes) return
  const { stdin, stderr } = terminal
  if (!stderr.isTTY || !('isTTY' in stdin && stdin.isTTY))
    throw invalid('yes', `it would be ${printCost(costUsd)}; say --yes or --max-cost. Nothing was asked`)
  if (!/^\s*y(es)?\s*$/i.test(await answerOf(terminal, 'Go on? (y/N) ')))
    throw invalid('yes', 'not given; nothing was asked')
}

function answerOf({ stdin, stderr }: Terminal, question: string): Promise<string> {
  const lines = createInterface({ input: stdin, output: stderr })
  return new Promise((resolve) => {
    lines.once('close', () => resolve(''))
    lines.question(question, (answer) => {
      resolve(answer)
      lines.close()
    })
  })
}
