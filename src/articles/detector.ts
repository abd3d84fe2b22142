import { fork, type ChildProcess } from 'node:child_process'
import path from 'node:path'
import { detectLanguage, languageSample } from './language.ts'

/** Finds out in which language a text is written; null when no language is clearly ahead. */
export type LanguageDetector = {
  detect(title: string | null, paragraphs: string[]): Promise<string | null>
  close(): void
}

/** The tables of languages take 150 MB, which a service that has nothing to do should not hold. */
const IDLE_SECONDS = 15

const SCRIPT = path.join(import.meta.dirname, `language-process${path.extname(import.meta.filename)}`)

type Waiting = { sample: string; resolve(language: string | null): void }

/**
 * Detects languages in a process of its own, which is started when it is needed and ended when it has not been for a while. Should
 * that process fail, the answer is found in this one: it is the same answer, and it must not depend on luck.
 */
export function openLanguageDetector(idleSeconds = IDLE_SECONDS): LanguageDetector {
  const waiting = new Map<number, Waiting>()
  let child: ChildProcess | undefined
  let idle: NodeJS.Timeout | undefined
  let count = 0

  function start(): ChildProcess {
    const started = fork(SCRIPT, { execArgv: [], env: {}, stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
    started.on('message', ({ id, language }: { id: number; language: string | null }) => settle(id, language))
    const fail = () => {
      if (child === started) child = undefined
      for (const [id, { sample }] of waiting) settle(id, detectLanguage(sample))
    }
    started.once('error', fail)
    started.once('exit', fail)
    return started
  }

  function settle(id: number, language: string | null) {
    waiting.get(id)?.resolve(language)
    waiting.delete(id)
    if (waiting.size > 0) return
    // Nothing keeps this process alive for the sake of the other one.
    child?.unref()
    child?.channel?.unref()
    idle = setTimeout(close, idleSeconds * 1_000).unref()
  }

  function close() {
    clearTimeout(idle)
    child?.disconnect()
    child = undefined
  }

  return {
    detect(title, paragraphs) {
      const sample = languageSample(title, paragraphs)
      const id = (count += 1)
      clearTimeout(idle)
      child ??= start()
      child.ref()
      child.channel?.ref()
      const found = new Promise<string | null>((resolve) => waiting.set(id, { sample, resolve }))
      child.send({ id, sample }, (error) => error && settle(id, detectLanguage(sample)))
      return found
    },
    close,
  }
}
