import { enableCompileCache } from 'node:module'
import { CopydeskError } from '../errors.ts'
import { noLinks } from './delivery.ts'
import { detectLanguage } from './language.ts'
import { replyWith, replyWithError, type Answer, type Job } from './reader-wire.ts'

// The other end of `reader.ts`: does one job after the other, and ends with the process that started it.
enableCompileCache()
process.on('message', (job: Job) => {
  void answerTo(job)
    .then(withinReason)
    .then(
      (answer) => process.send?.(replyWith(answer)),
      (error: unknown) => process.send?.(replyWithError(error)),
    )
})

/** No article has as many; all of them would have to pass from one process to the other. */
const MOST_PARAGRAPHS = 10_000

function withinReason(answer: Answer): Answer {
  if (answer === null || typeof answer === 'string' || answer.kind !== 'article') return answer
  const { length } = answer.reading.paragraphs
  if (length <= MOST_PARAGRAPHS) return answer
  throw new CopydeskError(
    'too_large',
    `The article has ${length} paragraphs; the limit is ${MOST_PARAGRAPHS}.`,
    {
      issues: [{ path: 'article', message: `may have at most ${MOST_PARAGRAPHS} paragraphs` }],
    },
  )
}

/** What a language needs is not what a page needs, and both take their time to load. */
async function answerTo(job: Job): Promise<Answer> {
  switch (job.kind) {
    case 'sample':
      return detectLanguage(job.sample)
    case 'text': {
      const { readText } = await import('./text.ts')
      return { kind: 'article', reading: readText(job.text, job.given), links: noLinks }
    }
    case 'page': {
      const { readPage } = await import('./page/html.ts')
      const contents = readPage(job.html, job.url === undefined ? {} : { url: job.url })
      return 'refusal' in contents ? { kind: 'nothing', ...contents } : { kind: 'article', ...contents }
    }
    case 'delivery': {
      const { readDelivery } = await import('./formats/read.ts')
      return readDelivery(job.delivery)
    }
    case 'tokens': {
      const { countTokens } = await import('./count-tokens.ts')
      return { kind: 'counts', counts: job.texts.map(countTokens) }
    }
    case 'entry': {
      const { isWhole, readEntry } = await import('./formats/entry.ts')
      return { ...readEntry(job.entry, job.feed), isWhole: isWhole(job.entry) }
    }
  }
}
