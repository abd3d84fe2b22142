import { openTestDesk, stubModel } from '../tests/support/test-desk.ts'
import { bridge, bridgeSummary } from '../tests/support/articles.ts'
import { benchLocks } from './locks.ts'
import type { Row } from './server.ts'
import { isAnswered, openTwoServices, summaryAfter } from './two-processes.ts'

const REQUESTS = 1_000

/** How many calls identical requests make that come at the same time, over HTTP. */
export async function benchIdentical(): Promise<Row[]> {
  return [
    ...(await benchOneProcess()),
    ...(await benchTwoProcesses()),
    await benchUnlike(),
    ...(await benchLocks()),
  ]
}

async function benchTwoProcesses(): Promise<Row[]> {
  await using two = await openTwoServices(() => summaryAfter(500))
  const ask = (_: unknown, index: number) => isAnswered(two.services[index % 2]?.url ?? '')
  const answers = await Promise.all(Array.from({ length: REQUESTS }, ask))
  return [rowOf('spread over two processes', two.requests.length, answers.filter(Boolean).length)]
}

async function benchOneProcess(): Promise<Row[]> {
  const { model, asked } = stubModel(async () => {
    await new Promise((resolve) => setTimeout(resolve, 500))
    return bridgeSummary
  })
  await using desk = await openTestDesk({ model })
  const ask = () => desk.post('/v1/summaries', { article: bridge })
  const answers = await Promise.all(Array.from({ length: REQUESTS }, ask))
  const answered = answers.filter(({ status }) => status === 200).length
  return [rowOf('in one process', asked.length, answered)]
}

function rowOf(where: string, calls: number, answered: number): Row {
  return {
    measured: `${REQUESTS} identical requests at the same time, ${where}`,
    figure: `${calls} model call, ${answered} answered`,
    bar: 'exactly 1 call',
    met: calls === 1 && answered === REQUESTS,
  }
}

/** Requests that differ in one parameter each, as the model sees them (short is three sentences): none may get the answer of another. */
const UNLIKE: object[] = [
  {},
  ...['headline', 'medium', 'long', { sentences: 2 }, { sentences: 4 }, { words: 40 }, { words: 41 }].map(
    (length) => ({
      length,
    }),
  ),
  ...['es', 'pt', 'pt-BR', 'ur'].map((language) => ({ language })),
  ...['children', 'investors'].map((audience) => ({ audience })),
  { style: 'bullets' },
  { article: { ...bridge, title: 'Another title' } },
  { article: { ...bridge, text: `${bridge.text} So it was said.` } },
]

async function benchUnlike(): Promise<Row> {
  const { model, asked } = stubModel(() => bridgeSummary)
  await using desk = await openTestDesk({ model })
  const caches: string[] = []
  for (const options of UNLIKE) {
    const { json } = await desk.post('/v1/summaries', { article: bridge, ...options })
    caches.push(json.source.cache)
  }
  const wrong = caches.filter((cache) => cache !== 'miss').length
  return {
    measured: `hits of ${UNLIKE.length} requests that differ in one parameter each`,
    figure: `${wrong} wrong, ${asked.length} calls`,
    bar: '0 wrong',
    met: wrong === 0 && asked.length === UNLIKE.length,
  }
}
