import { enableCompileCache } from 'node:module'
import { noLinks } from './delivery.ts'
import { detectLanguage } from './language.ts'
import { replyWith, replyWithError, type Answer, type Job } from './reader-wire.ts'

// The other end of `reader.ts`: does one job after the other, and ends with the process that started it.
enableCompileCache()
process.on('message', (job: Job) => {
  void answerTo(job).then(
    (answer) => process.send?.(replyWith(answer)),
    (error: unknown) => process.send?.(replyWithError(error)),
  )
})

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
    case 'entry': {
      const { isWhole, readEntry } = await import('./formats/entry.ts')
      return { ...readEntry(job.entry, job.feed), isWhole: isWhole(job.entry) }
    }
  }
}
