import { describe, expect, test } from 'vitest'
import { useRealSockets } from '../support/real-sockets.ts'
import { openSite } from '../support/site.ts'
import { openTestDesk } from '../support/test-desk.ts'

useRealSockets()

const HERE = { COPYDESK_FETCH_ALLOW: '127.0.0.1' }

const sentences = (place: string) =>
  `The bridge over the harbour of ${place} was closed on Monday after inspectors had found fourteen cracks in its steel. ` +
  `Repairs will take about six months and cost nine million dollars, the mayor of ${place} told reporters in the evening. ` +
  `Until then, a ferry will take people across the water, she said, and nobody will have to pay for it.`
const page = (place: string) =>
  `<html lang="en"><head><title>Bridge closed in ${place}</title></head><body><nav><a href="/">Home</a></nav>
   <article><h1>Bridge closed in ${place}</h1><p>${sentences(place)}</p></article><footer>Imprint</footer></body></html>`

describe('an article by its address', () => {
  test('is fetched, read and known by its id', async () => {
    await using site = await openSite({ '/story': page('Ahrenburg') })
    await using desk = await openTestDesk({ env: HERE })
    const { status, json } = await desk.post('/v1/articles', { url: `${site.url}/story` })
    expect([status, json.title, json.text]).toEqual([
      201,
      'Bridge closed in Ahrenburg',
      sentences('Ahrenburg'),
    ])
    expect(json.source).toMatchObject({ kind: 'url', url: `${site.url}/story`, mediaType: 'text/html' })
    expect((await desk.get(`/v1/articles/${json.id}`)).json).toEqual(json)
  })

  test('is the one that is there now: another page is another summary', async () => {
    const pages = { '/story': page('Ahrenburg') }
    await using site = await openSite(pages)
    await using desk = await openTestDesk({ env: HERE })
    const ask = async () => (await desk.post('/v1/summaries', { article: { url: `${site.url}/story` } })).json
    const [first, second] = [await ask(), await ask()]
    expect([second.source.cache, second.source.key]).toEqual(['hit', first.source.key])
    pages['/story'] = page('Belmont')
    expect((await ask()).text).toContain('Belmont')
  })

  test('is not fetched from this machine or its network, wherever it leads', async () => {
    await using inner = await openSite({ '/': page('Ahrenburg') })
    await using outer = await openSite({
      '/there': { body: '', status: 302, headers: { location: `http://localhost:${inner.port}/` } },
    })
    await using desk = await openTestDesk({ env: { COPYDESK_FETCH_ALLOW: `127.0.0.1:${outer.port}` } })
    for (const url of [
      `${inner.url}/`,
      `${outer.url}/there`,
      `http://[::ffff:7f00:1]:${inner.port}/`,
      `http://0x7f000001:${inner.port}/`,
      'http://169.254.169.254/latest/meta-data/',
      'https://user:secret@example.com/',
      'https://example.com:22/',
      'ftp://example.com/story',
      'file:///etc/passwd',
    ]) {
      const { status, json } = await desk.post('/v1/summaries', { article: { url } })
      expect({ url, status, code: json.code, path: json.issues[0].path }).toEqual({
        url,
        status: 422,
        code: 'blocked_url',
        path: 'article.url',
      })
    }
    expect(inner.asked).toEqual([])
  })

  test('that cannot be had says why, as a problem', async () => {
    await using site = await openSite({
      '/gone': { body: 'gone', status: 410 },
      '/picture': {
        body: Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
        headers: { 'content-type': 'image/png' },
      },
      '/wall':
        '<html><body><div><p>We use cookies. Accept all cookies?</p><button>Accept all</button></div></body></html>',
      '/shell':
        '<html><body><div id="root"></div><noscript>You need to enable JavaScript to run this app.</noscript></body></html>',
      '/robots.txt': 'User-agent: *\nDisallow: /private',
      '/private/story': page('Ahrenburg'),
    })
    await using desk = await openTestDesk({ env: HERE })
    const problem = async (path: string) => {
      const { status, json } = await desk.post('/v1/articles', { url: site.url + path })
      return [status, json.code, json.reason, json.issues?.[0].path]
    }
    expect(await problem('/gone')).toEqual([502, 'fetch_failed', undefined, 'url'])
    expect(await problem('/picture')).toEqual([415, 'unsupported_media', undefined, 'url'])
    expect(await problem('/wall')).toEqual([422, 'no_article', 'cookie_wall', 'url'])
    expect(await problem('/shell')).toEqual([422, 'no_article', 'empty', 'url'])
    expect(await problem('/private/story')).toEqual([422, 'blocked_url', undefined, 'url'])
    expect(site.asked).not.toContain('/private/story')
  })

  test('that is too large is not read to its end', async () => {
    await using site = await openSite({ '/huge': `<p>${'word '.repeat(500_000)}</p>` })
    await using desk = await openTestDesk({ env: { ...HERE, COPYDESK_FETCH_MAX_MB: '1' } })
    const { status, json } = await desk.post('/v1/articles', { url: `${site.url}/huge` })
    expect([status, json.code]).toEqual([413, 'too_large'])
  })

  test('is asked for again only if it has changed', async () => {
    const validators: (string | undefined)[] = []
    await using site = await openSite((request, response) => {
      if (request.url !== '/story') return void response.writeHead(404).end()
      validators.push(request.headers['if-none-match'])
      const isKnown = request.headers['if-none-match'] === '"v1"'
      response.writeHead(isKnown ? 304 : 200, { 'content-type': 'text/html', etag: '"v1"' })
      response.end(isKnown ? undefined : page('Ahrenburg'))
    })
    await using desk = await openTestDesk({ env: HERE })
    const load = async () => (await desk.post('/v1/articles', { url: `${site.url}/story` })).json.id
    expect(await load()).toBe(await load())
    expect(validators).toEqual([undefined, '"v1"'])
  })

  test('of a replay is the page that was recorded, and no other', async () => {
    await using site = await openSite({ '/story': page('Ahrenburg'), '/other': page('Belmont') })
    await using desk = await openTestDesk({ env: HERE })
    const recorded = await desk.post('/v1/facts', { article: { url: `${site.url}/story` } })
    await desk.desk.close()
    const env = { ...HERE, COPYDESK_MODE: 'replay', COPYDESK_CACHE_DIR: desk.config.results.directory }
    await using replay = await openTestDesk({ env })
    const before = site.asked.length
    const replayed = await replay.post('/v1/articles', { url: `${site.url}/story` })
    expect(replayed.json.id).toBe(recorded.json.source.article)
    expect((await replay.post('/v1/articles', { url: `${site.url}/other` })).json.code).toBe('not_cached')
    expect(site.asked).toHaveLength(before)
  })
})

describe('a document as the body of POST /v1/articles', () => {
  const send = async (body: Uint8Array | string, type: string) => {
    await using desk = await openTestDesk()
    return await desk.post('/v1/articles', body, { 'content-type': type })
  }

  test('is read by its media type and charset', async () => {
    const markdown = await send(
      '# Bridge closed\n\nThe *Harbour Bridge* was closed on Monday. It will be repaired.',
      'text/markdown',
    )
    expect(markdown.json).toMatchObject({
      title: 'Bridge closed',
      paragraphs: [{ marks: [{ kind: 'emphasis', start: 4, end: 18 }] }],
      source: { kind: 'file', mediaType: 'text/markdown' },
    })
    const latin = await send(
      Buffer.from('El niño volvió a su casa el lunes por la mañana. Su madre lo esperaba allí.', 'latin1'),
      'text/plain; charset=iso-8859-1',
    )
    expect(latin.json.text).toContain('El niño volvió')
    const html = await send(page('Ahrenburg'), 'text/html')
    expect(html.json.text).toBe(sentences('Ahrenburg'))
  })

  test('is refused where it is empty, or what nobody reads here', async () => {
    expect((await send('', 'text/html')).json).toMatchObject({
      code: 'invalid_request',
      issues: [{ path: 'body' }],
    })
    expect((await send(Buffer.alloc(100), 'image/png')).json.code).toBe('unsupported_media')
    expect((await send(Buffer.from('PK\u0003\u0004zip'), 'application/pdf')).json.code).toMatch(
      /unsupported_media|invalid_request/,
    )
  })
})
