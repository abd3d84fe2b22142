import { fork, type ChildProcess } from 'node:child_process'
import path from 'node:path'
import { answerIn, type Answer, type Job, type Reply } from './reader-wire.ts'

/** A job, and who waits for it. */
export type Task = {
  job: Job
  done(answer: Answer): void
  failed(error: unknown): void
  /** The process ended before it answered; `isLate` where it was ended because it took too long. */
  lost(isLate: boolean): void
}

/** A process that reads, one job at a time. */
export type Reader = {
  isFree(): boolean
  /** Only when it is free. */
  take(task: Task): void
  close(): void
}

type Options = {
  limitSeconds: number
  idleSeconds: number
  onFree(): void
  onGone(reader: Reader): void
}

/** What a process may hold of strings and objects; a page that takes more ends only its reader. */
const MAX_HEAP_MB = 768

const SCRIPT = path.join(import.meta.dirname, `reader-process${path.extname(import.meta.filename)}`)

/** Starts a process that reads. It ends by itself when it has had nothing to do for a while. */
export function openReader({ limitSeconds, idleSeconds, onFree, onGone }: Options): Reader {
  const child = startProcess()
  let task: Task | undefined
  let isLate = false
  let limit: NodeJS.Timeout | undefined
  let idle: NodeJS.Timeout | undefined

  /** What was under way, which is now over. */
  function finished(): Task | undefined {
    const last = task
    task = undefined
    clearTimeout(limit)
    return last
  }

  function close() {
    clearTimeout(idle)
    if (child.connected) child.disconnect()
  }

  const reader: Reader = {
    isFree: () => task === undefined && child.connected,
    take(next) {
      task = next
      clearTimeout(idle)
      hold(child)
      limit = setTimeout(() => {
        isLate = true
        child.kill('SIGKILL')
      }, limitSeconds * 1_000)
      child.send(next.job, (error) => error && child.kill('SIGKILL'))
    },
    close,
  }

  child.on('message', (reply: Reply) => {
    const last = finished()
    release(child)
    idle = setTimeout(close, idleSeconds * 1_000).unref()
    if (last) settle(last, reply)
    onFree()
  })
  const end = () => {
    clearTimeout(idle)
    const last = finished()
    onGone(reader)
    last?.lost(isLate)
  }
  child.once('error', end)
  child.once('exit', end)
  return reader
}

function startProcess(): ChildProcess {
  return fork(SCRIPT, {
    execArgv: [`--max-old-space-size=${MAX_HEAP_MB}`],
    env: {},
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
}

function settle(task: Task, reply: Reply): void {
  try {
    task.done(answerIn(reply))
  } catch (error) {
    task.failed(error)
  }
}

/** While there is a job, this process waits for the other one. */
function hold(child: ChildProcess): void {
  child.ref()
  child.channel?.ref()
}

/** Nothing keeps this process alive for the sake of the other one. */
function release(child: ChildProcess): void {
  child.unref()
  child.channel?.unref()
}
