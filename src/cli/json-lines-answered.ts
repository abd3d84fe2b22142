import type { Readable, Writable } from 'node:stream'
import { CopydeskError, invalid } from '../errors.ts'
import { type JsonLine, readJsonLines } from './json-lines.ts'
import { reasonOf } from './text.ts'

type Streams = { stdin: Readable; stdout: Writable }
type Answer = (value: unknown) => object | Promise<object>

/**
 * Answers each line of JSON on standard input with one on standard output, in order, before the next is read. What `answer` refuses
 * with a `CopydeskError` is answered with a problem that names the line. Resolves to the number of problems; quietly, where nobody
 * reads the answers any more.
 */
export async function answerJsonLines({ stdin, stdout }: Streams, answer: Answer): Promise<number> {
  let problems = 0
  // What goes wrong is told to whoever writes; told once more as an event, it would end the process.
  stdout.on('error', () => undefined)
  for await (const line of readJsonLines(stdin)) {
    const answered = await answerLine(line, answer)
    if ('problem' in answered) problems += 1
    if (!(await write(stdout, `${JSON.stringify(answered)}\n`))) break
  }
  return problems
}

async function answerLine(line: JsonLine, answer: Answer): Promise<object> {
  try {
    if ('error' in line) throw line.error
    return await answer(line.value)
  } catch (error) {
    if (!(error instanceof CopydeskError)) throw error
    const { code, message: detail, issues = [] } = error
    return { problem: { line: line.number, code, detail, issues } }
  }
}

/** Waits until the words are out; false when their reader has gone. */
async function write(stdout: Writable, words: string): Promise<boolean> {
  const error = await new Promise<Error | null | undefined>((resolve) => stdout.write(words, resolve))
  if (!error) return true
  const { code } = error as NodeJS.ErrnoException
  if (code === 'EPIPE' || code === 'ERR_STREAM_DESTROYED') return false
  throw invalid('standard output', `cannot be written (${reasonOf(error)})`)
}
