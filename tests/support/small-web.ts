import type { Contents, Delivery } from '../../src/articles/delivery.ts'
import type { Fetch } from '../../src/articles/fetch/fetch.ts'
import { readDelivery } from '../../src/articles/formats/read.ts'
import { CopydeskError } from '../../src/errors.ts'

/** A web of a few pages, by their addresses; what is not among them cannot be fetched. `asked` is what was. */
export function smallWeb(pages: Record<string, string>) {
  const asked: string[] = []
  const fetch: Fetch = async (url) => {
    asked.push(url)
    const page = pages[url]
    if (page === undefined)
      throw new CopydeskError('fetch_failed', 'The site answered 404 Not Found.', {
        issues: [{ path: 'article.url', message: 'could not be fetched' }],
      })
    return { url, bytes: Buffer.from(page), contentType: undefined }
  }
  return { fetch, asked }
}

/** Readers that read in this process. */
export const readHere = { read: (delivery: Delivery): Promise<Contents> => readDelivery(delivery) }
