import { median, startDesk, type Row } from './server.ts'

const STARTS = 3

/** From the start of the process to the first answer, and the memory of a service that has nothing to do. */
export async function benchStart(): Promise<Row[]> {
  const seconds: number[] = []
  const megabytes: number[] = []
  for (let time = 0; time < STARTS; time += 1) {
    const began = performance.now()
    const desk = await startDesk()
    const response = await fetch(`${desk.url}/v1/summaries`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ article: { id: '000_d07278516c443baf' } }),
    })
    if (!response.ok) throw new Error(await response.text())
    seconds.push((performance.now() - began) / 1000)
    // Idle means that the process for languages has ended as well.
    while (desk.hasChildren()) await new Promise((resolve) => setTimeout(resolve, 500))
    megabytes.push(desk.residentBytes() / 1e6)
    await desk.stop()
  }
  return [
    {
      measured: `start to first answer, median of ${STARTS}`,
      figure: `${median(seconds).toFixed(2)} s`,
      bar: 'under 2 s',
      met: median(seconds) < 2,
    },
    {
      measured: 'memory when idle, after one answer',
      figure: `${median(megabytes).toFixed(0)} MB`,
      bar: 'under 150 MB',
      met: median(megabytes) < 150,
    },
  ]
}
