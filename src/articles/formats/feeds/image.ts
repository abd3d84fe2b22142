import type { RssItem } from './parse.ts'
import { webAddress } from '../web-address.ts'

type Media = NonNullable<RssItem['media']>
type Attachment = { url?: string | undefined; type?: string | undefined }

/** The leading picture among what is attached to an entry, by type or by ending; null where there is none. */
export function pictureIn(attachments: Attachment[], media: Media | undefined, base: string | undefined) {
  const groups = media ? [media, ...(media.groups ?? [])] : []
  const contents = groups.flatMap((group) => group.contents ?? [])
  const pictures = [
    ...contents.filter(({ medium, ...content }) => medium === 'image' || isPicture(content)),
    ...attachments.filter(isPicture),
    ...[...groups, ...contents].flatMap((one) => one.thumbnails ?? []),
  ]
  return pictures.map(({ url }) => webAddress(url, base)).find((address) => address !== null) ?? null
}

function isPicture({ url, type }: Attachment): boolean {
  return type ? type.startsWith('image') : /\.(?:jpe?g|png|gif|webp|avif)(?:$|[?#])/i.test(url ?? '')
}
