import { openTestDesk, stubModel } from '../tests/support/test-desk.ts'
import { bridge, bridgeSummary } from '../tests/support/articles.ts'
import type { Row } from './server.ts'

const REQUESTS = 1_000

/** How many calls identical requests make that come at the same time, over HTTP. */
export async function benchIdentical(): Promise<Row[]> {
  const { model, asked } = stubModel(async () => {
    await new Promise((resolve) => setTimeout(resolve, 500))
    return bridgeSummary
  })
  await using desk = await openTestDesk({ model })
  const ask = () => desk.post('/v1/summaries', { article: bridge })
  const answers = await Promise.all(Array.from({ length: REQUESTS }, ask))
  const answered = answers.filter(({ status }) => status === 200).length
  return [
    {
      measured: `${REQUESTS} identical requests at the same time`,
      figure: `${asked.length} model call, ${answered} answered`,
      bar: 'exactly 1 call',
      met: asked.length === 1 && answered === REQUESTS,
    },
  ]
}
