import { describe, expect, test } from 'vitest'
import {
  KEYS,
  masked,
  MOST_BYTES,
  openEchoDesk,
  PLAIN,
  printRequest,
  type Sent,
} from '../support/echo-desk.ts'

const statusOf = (reply: string) => Number(/^HTTP\/1\.1 (\d+)/.exec(reply)?.[1])
const bodyOf = (reply: string) => reply.slice(reply.indexOf('\r\n\r\n') + 4)

describe('a request that comes again in the same bytes', () => {
  test('gets the reply of the long way, to the last header and in the same order, and the task is not asked', async () => {
    await using quick = await openEchoDesk()
    await using slow = await openEchoDesk({ isQuick: false })
    for (let time = 0; time < 4; time += 1)
      expect(masked(await quick.send(printRequest()))).toBe(masked(await slow.send(printRequest())))
    expect(quick.asked).toHaveLength(1)
    expect(slow.asked).toHaveLength(4)
    expect(quick.repeated).toEqual(Array(3).fill('news: The bridge is closed.'))
    expect(slow.repeated).toEqual([])
  })

  test('leaves the same line in the log and the same counts', async () => {
    await using quick = await openEchoDesk()
    await using slow = await openEchoDesk({ isQuick: false })
    const told = []
    for (const desk of [quick, slow]) {
      for (let time = 0; time < 3; time += 1)
        await desk.send(printRequest({ headers: { ...PLAIN, 'X-Request-Id': `mine-${time}` } }))
      await expect.poll(() => desk.lines.length).toBe(3)
      const lines = desk.lines.map((line) => ({ ...line, time: 0, seconds: typeof line['seconds'] }))
      const counts = (await desk.metrics.print()).match(/^copydesk_http_request_duration_seconds_count.*$/gm)
      told.push({ lines, counts })
    }
    expect(told[0]).toEqual(told[1])
    expect(told[0]?.lines[2]).toEqual({
      level: 30,
      time: 0,
      requestId: 'mine-2',
      route: '/v1/echoes',
      method: 'POST',
      seconds: 'number',
      status: 200,
      caller: 'news',
      cache: 'copydesk; hit',
      msg: 'request',
    })
    expect(told[0]?.counts).toEqual([
      'copydesk_http_request_duration_seconds_count{route="/v1/echoes",status="200"} 3',
    ])
    expect(await quick.metrics.print()).toContain('copydesk_results_total{task="echo",cache="hit"} 2')
  })

  test('is answered in full in any script', async () => {
    await using desk = await openEchoDesk()
    const request = printRequest({ body: JSON.stringify({ text: '橋は閉鎖 — پل بند ہے 🌉' }) })
    const replies = [await desk.send(request), await desk.send(request)].map(bodyOf)
    expect(JSON.parse(replies[1] ?? '')).toEqual({ text: '橋は閉鎖 — پل بند ہے 🌉', caller: 'news' })
    expect(replies[1]).toBe(replies[0])
    expect(desk.asked).toHaveLength(1)
  })

  test('is asked for anew once its result was renewed', async () => {
    await using desk = await openEchoDesk()
    await desk.send(printRequest())
    desk.replies.forget('The bridge is closed.')
    await desk.send(printRequest())
    await desk.send(printRequest())
    expect(desk.asked).toHaveLength(2)
  })

  test('is asked for anew when its result was renewed while the reply was made', async () => {
    const desk = await openEchoDesk({ until: async () => desk.replies.forget('something else') })
    await desk.send(printRequest())
    await desk.send(printRequest())
    expect(desk.asked).toHaveLength(2)
    await desk[Symbol.asyncDispose]()
  })
})

describe('what the long way would not give, nobody gets', () => {
  const other = (changes: Record<string, string>): Sent => ({ headers: { ...PLAIN, ...changes } })
  test.each<[string, Sent, number]>([
    ['another caller', other({ 'X-Api-Key': KEYS.sport }), 200],
    ['a wrong key', other({ 'X-Api-Key': 'news-key-0123456780' }), 401],
    ['no key', { headers: { 'Content-Type': 'application/json' } }, 401],
    ['another form', other({ Accept: 'text/plain' }), 200],
    ['a form that cannot be had', other({ Accept: 'image/png' }), 400],
    ['another content type', other({ 'Content-Type': 'text/csv' }), 415],
    ['no content type', { headers: { 'X-Api-Key': KEYS.news } }, 415],
    ['another query', { target: '/v1/echoes?loud=1' }, 200],
    ['a query that is not known', { target: '/v1/echoes?loude=1' }, 400],
    ['another path', { target: '/v1/echo' }, 404],
    ['another method', { method: 'PUT' }, 404],
    ['a wish about caches', other({ 'Cache-Control': 'no-cache' }), 200],
    ['an encoding that it has not', other({ 'Content-Encoding': 'gzip' }), 400],
    ['another body of the same length', { body: '{"text":"The bridge is closed!"}' }, 200],
    ['a byte more', { body: '{"text":"The bridge is closed."} ' }, 200],
    ['a byte less', { body: '{"text":"The bridge is closed."' }, 400],
    ['a body that is too large', { body: `{"text":"The bridge is closed."${' '.repeat(MOST_BYTES)}}` }, 413],
  ])('%s', async (_what, sent, status) => {
    await using quick = await openEchoDesk()
    await using slow = await openEchoDesk({ isQuick: false })
    for (const desk of [quick, slow]) for (let time = 0; time < 2; time += 1) await desk.send(printRequest())
    const before = quick.asked.length
    const reply = await quick.send(printRequest(sent))
    expect(statusOf(reply)).toBe(status)
    expect(masked(reply)).toBe(masked(await slow.send(printRequest(sent))))
    expect(quick.asked.length - before).toBe(status === 200 ? 1 : 0)
  })

  test('who is over the rate is refused, and every request counts once', async () => {
    await using desk = await openEchoDesk({ requestsPerMinute: 3 })
    const replies = []
    for (let time = 0; time < 5; time += 1) replies.push(await desk.send(printRequest()))
    expect(replies.map(statusOf)).toEqual([200, 200, 200, 429, 429])
    expect(replies.map((reply) => /r=(\d+)/.exec(reply)?.[1])).toEqual(['2', '1', '0', '0', '0'])
    expect(desk.asked).toHaveLength(1)
    expect(statusOf(await desk.send(printRequest({ headers: { ...PLAIN, 'X-Api-Key': KEYS.sport } })))).toBe(
      200,
    )
  })

  test('a page of another site gets nothing from a desk that asks for no key', async () => {
    await using desk = await openEchoDesk({ hasKeys: false })
    const headers = { 'Content-Type': 'application/json' }
    for (let time = 0; time < 2; time += 1)
      expect(statusOf(await desk.send(printRequest({ headers })))).toBe(200)
    expect(desk.asked).toHaveLength(1)
    const foreign = printRequest({ headers: { ...headers, 'Sec-Fetch-Site': 'cross-site' } })
    expect(statusOf(await desk.send(foreign))).toBe(403)
  })

  test('a tag that matches changes nothing for a POST, as on the long way', async () => {
    await using desk = await openEchoDesk()
    const etag = /^ETag: (.*)$/m.exec(await desk.send(printRequest()))?.[1]?.trim() ?? ''
    const again = await desk.send(printRequest({ headers: { ...PLAIN, 'If-None-Match': etag } }))
    expect(statusOf(again)).toBe(200)
    expect(bodyOf(again)).toContain('The bridge is closed.')
  })
})

describe('on the wire', () => {
  test('requests that come one behind the other in one piece are answered one by one, in order', async () => {
    await using desk = await openEchoDesk()
    await desk.send(printRequest())
    const open = { staysOpen: true }
    const replies = await desk.send(
      printRequest(open) +
        printRequest({ ...open, body: '{"text":"Another."}' }) +
        printRequest(open) +
        printRequest({ ...open, isChunked: true }) +
        printRequest(),
    )
    const texts = [...replies.matchAll(/"text":"([^"]*)"/g)].map(([, text]) => text)
    const bridge = 'The bridge is closed.'
    expect(texts).toEqual([bridge, 'Another.', bridge, bridge, bridge])
    expect(replies.match(/HTTP\/1\.1 200 /g)).toHaveLength(5)
  })

  test('bytes behind a body are never taken for a part of it', async () => {
    await using quick = await openEchoDesk()
    await using slow = await openEchoDesk({ isQuick: false })
    await quick.send(printRequest())
    const bytes = `${printRequest({ staysOpen: true })}{"text":"More."}\r\n\r\n`
    const reply = await quick.send(bytes)
    expect(reply).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/)
    expect(reply).toBe(await slow.send(bytes))
    expect(statusOf(await quick.send(printRequest()))).toBe(200)
    expect(quick.asked).toEqual(['The bridge is closed.'])
  })

  test('who waits to be told to go on is told', async () => {
    await using desk = await openEchoDesk()
    const request = printRequest({ headers: { ...PLAIN, Expect: '100-continue' } })
    await desk.send(printRequest())
    expect(await desk.send(request)).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200 OK\r\n/)
    expect(desk.asked).toHaveLength(1)
  })

  test('a body that breaks off leaves one line that says so, counts for the rate, and nothing is kept of it', async () => {
    await using quick = await openEchoDesk()
    await using slow = await openEchoDesk({ isQuick: false })
    const told = []
    for (const desk of [quick, slow]) {
      await desk.leave(printRequest().slice(0, -5))
      await expect.poll(() => desk.lines.length).toBe(1)
      const [{ route, status, caller, cache } = {}] = desk.lines
      told.push({ route, status, caller, cache, left: /r=(\d+)/.exec(await desk.send(printRequest()))?.[1] })
      expect(desk.asked).toEqual(['The bridge is closed.'])
    }
    expect(told[0]).toEqual({
      route: '/v1/echoes',
      status: 499,
      caller: 'news',
      cache: undefined,
      left: '998',
    })
    expect(told[1]).toEqual(told[0])
  })
})
