import { Buffer } from 'node:buffer'

/** In the bytes, a `?` stands for any. */
type Signature = { mediaType: string; bytes: string }

/** First bytes that say what a file is, as its format has them; in Latin-1. */
const SIGNATURES: Signature[] = [
  { mediaType: 'image/png', bytes: '\x89PNG\r\n\x1a\n' },
  { mediaType: 'image/jpeg', bytes: '\xff\xd8\xff' },
  { mediaType: 'image/gif', bytes: 'GIF87a' },
  { mediaType: 'image/gif', bytes: 'GIF89a' },
  { mediaType: 'image/webp', bytes: 'RIFF????WEBP' },
  { mediaType: 'image/bmp', bytes: 'BM????\0\0\0\0' },
  { mediaType: 'image/tiff', bytes: 'II*\0' },
  { mediaType: 'image/tiff', bytes: 'MM\0*' },
  { mediaType: 'image/x-icon', bytes: '\0\0\x01\0' },
  { mediaType: 'image/avif', bytes: '\0\0\0?ftypavif' },
  { mediaType: 'image/heic', bytes: '\0\0\0?ftyphei' },
  { mediaType: 'image/vnd.adobe.photoshop', bytes: '8BPS\0' },
  { mediaType: 'image/jxl', bytes: '\0\0\0\x0cJXL ' },
  { mediaType: 'audio/mpeg', bytes: 'ID3\x03' },
  { mediaType: 'audio/mpeg', bytes: 'ID3\x04' },
  { mediaType: 'audio/mpeg', bytes: '\xff\xfb' },
  { mediaType: 'audio/flac', bytes: 'fLaC\0' },
  { mediaType: 'audio/wav', bytes: 'RIFF????WAVE' },
  { mediaType: 'audio/mp4', bytes: '\0\0\0?ftypM4A' },
  { mediaType: 'application/ogg', bytes: 'OggS\0' },
  { mediaType: 'video/x-msvideo', bytes: 'RIFF????AVI ' },
  { mediaType: 'video/quicktime', bytes: '\0\0\0?ftypqt' },
  { mediaType: 'video/mp4', bytes: '\0\0\0?ftyp' },
  { mediaType: 'video/webm', bytes: '\x1aE\xdf\xa3' },
  { mediaType: 'video/mpeg', bytes: '\0\0\x01\xba' },
  { mediaType: 'application/gzip', bytes: '\x1f\x8b' },
  { mediaType: 'application/x-bzip2', bytes: 'BZh?1AY&SY' },
  { mediaType: 'application/x-xz', bytes: '\xfd7zXZ\0' },
  { mediaType: 'application/zstd', bytes: '\x28\xb5\x2f\xfd' },
  { mediaType: 'application/x-7z-compressed', bytes: "7z\xbc\xaf'\x1c" },
  { mediaType: 'application/vnd.rar', bytes: 'Rar!\x1a\x07' },
  { mediaType: 'application/msword', bytes: '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1' },
  { mediaType: 'application/rtf', bytes: '{\\rtf' },
  { mediaType: 'application/postscript', bytes: '%!PS' },
  { mediaType: 'application/vnd.sqlite3', bytes: 'SQLite format 3\0' },
  { mediaType: 'application/wasm', bytes: '\0asm' },
  { mediaType: 'application/x-elf', bytes: '\x7fELF' },
  { mediaType: 'application/vnd.microsoft.portable-executable', bytes: 'MZ\x90\0' },
  { mediaType: 'font/woff2', bytes: 'wOF2' },
  { mediaType: 'font/woff', bytes: 'wOFF' },
  { mediaType: 'font/otf', bytes: 'OTTO\0' },
  { mediaType: 'font/ttf', bytes: '\0\x01\0\0' },
  { mediaType: 'application/zip', bytes: 'PK\x03\x04' },
  { mediaType: 'application/zip', bytes: 'PK\x05\x06' },
]
const HEAD_BYTES = 1_024

/** The media type that the first bytes of a file prove; undefined for text, and for what is not known here. */
export function provenType(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, HEAD_BYTES)).toString('latin1')
  // Readers look for the mark of a PDF in its first kilobyte, so what stands before it is allowed.
  const pdfAt = head.indexOf('%PDF-')
  if (pdfAt === 0 || (pdfAt > 0 && !/^\s*<[!a-z?]/i.test(head))) return 'application/pdf'
  return SIGNATURES.find((signature) => matches(head, signature))?.mediaType
}

function matches(head: string, { bytes }: Signature): boolean {
  if (head.length < bytes.length) return false
  for (let index = 0; index < bytes.length; index += 1) {
    const wanted = bytes.charAt(index)
    if (wanted !== '?' && wanted !== head.charAt(index)) return false
  }
  return true
}
