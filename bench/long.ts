import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { request, type IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Row } from './server.ts'

const CHARS = 1_000_000
const MOST_BLOCKED_MS = 50
/** Of what the service takes beside the article: strings of two bytes, and what is made of them. */
const MOST_MEGABYTES = 200

type Seen = {
  mostCpuMs: number
  mostMs: number
  medianMs: number
  mostBytes: number
  bytes: number
  cpuSeconds: number
}

const sentence = (index: number) =>
  `The mayor of Lindau, Anna Lind, opened bridge number ${index} on Monday after ${(index * 7) % 400} days of work, and the Harbour Board paid $${index % 90} million for it. `
const urduSentence = (index: number) =>
  `وزیر خزانہ نے منگل کو کہا کہ حکومت اگلے انتخابات سے پہلے ${index} پلوں پر ٹیکس نہیں بڑھائے گی، حالانکہ ماہرین نے خبردار کیا ہے۔ `

/** Articles of a million characters, and what is asked about them. */
const articles: Record<string, () => { text: string; language: string }> = {
  'in English': () => ({ text: filled(sentence, 6), language: 'en' }),
  'in Urdu': () => ({ text: filled(urduSentence, 6), language: 'ur' }),
  'in one paragraph': () => ({ text: filled(sentence, Infinity), language: 'en' }),
  'of one word a paragraph': () => ({
    text: filled((index) => `Bridge${index}`.repeat(12), 1),
    language: 'en',
  }),
}

const questions: [path: string, options: (language: string) => object][] = [
  ['facts', () => ({ max: 20 })],
  ['summaries', () => ({ length: 'long' })],
  ['translations', (language) => ({ to: language === 'de' ? 'en' : 'de' })],
]

function filled(write: (index: number) => string, sentencesInParagraph: number): string {
  const paragraphs: string[] = []
  let paragraph = ''
  for (let index = 1, chars = 0; chars < CHARS; index += 1) {
    const next = write(index)
    paragraph += next
    chars += next.length
    if (index % sentencesInParagraph !== 0) continue
    paragraphs.push(paragraph.trim())
    paragraph = ''
    chars += 2
  }
  return [...paragraphs, paragraph.trim()].filter(Boolean).join('\n\n').slice(0, CHARS)
}

async function post(url: string, body: string): Promise<number> {
  const sent = request(url, { method: 'POST', headers: { 'content-type': 'application/json' } })
  sent.end(body)
  const [response] = (await once(sent, 'response')) as [IncomingMessage]
  response.resume()
  await once(response, 'end')
  return response.statusCode ?? 0
}

async function seen(child: ChildProcess): Promise<Seen> {
  child.send('how much')
  const [told] = (await once(child, 'message')) as [Seen]
  return told
}

/** How long the service stands still, and what it takes, for an article of a million characters. */
export async function benchLong(): Promise<Row[]> {
  const rows: Row[] = []
  for (const [name, make] of Object.entries(articles)) rows.push(...(await benchArticle(name, make())))
  return rows
}

async function benchArticle(name: string, article: { text: string; language: string }): Promise<Row[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'copydesk-bench-'))
  const child = fork(path.join(import.meta.dirname, 'watched-desk.ts'), {
    env: {
      PATH: process.env['PATH'],
      COPYDESK_CACHE_DIR: path.join(folder, 'cache'),
      COPYDESK_DATA_DIR: path.join(folder, 'data'),
      COPYDESK_MODE: 'rehearsal',
    },
  })
  const [{ url }] = (await once(child, 'message')) as [{ url: string }]
  // What a process does for the first time takes longer, however short the article.
  for (const [resource, options] of questions) {
    const short = { text: article.text.slice(0, 5_000), language: article.language }
    await post(`${url}/v1/${resource}`, JSON.stringify({ article: short, ...options(article.language) }))
  }
  await seen(child)
  const rows: Row[] = []
  for (const [resource, options] of questions) {
    const { bytes: before } = await seen(child)
    const body = JSON.stringify({ article: { ...article, title: 'Bridges' }, ...options(article.language) })
    const began = performance.now()
    const status = await post(`${url}/v1/${resource}`, body)
    const seconds = (performance.now() - began) / 1_000
    const { mostCpuMs, mostMs, medianMs, mostBytes, cpuSeconds } = await seen(child)
    const megabytes = (mostBytes - before) / 1e6
    rows.push({
      measured: `${resource} of a million characters ${name}`,
      figure: `${status}; ${mostCpuMs.toFixed(0)} ms of processor at a time at most, delayed ${mostMs.toFixed(0)} ms at most, ${medianMs.toFixed(1)} ms median; ${megabytes.toFixed(0)} MB more; ${seconds.toFixed(1)} s (${cpuSeconds.toFixed(1)} s of processor)`,
      bar: `at most ${MOST_BLOCKED_MS} ms at a time and ${MOST_MEGABYTES} MB`,
      met: status === 200 && mostCpuMs <= MOST_BLOCKED_MS && megabytes <= MOST_MEGABYTES,
    })
  }
  child.disconnect()
  await once(child, 'exit')
  rmSync(folder, { recursive: true, force: true })
  return rows
}
