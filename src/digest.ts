import { hash } from 'node:crypto'

/** A SHA-256 in hex. Equal digests mean equal content. */
export type Digest = string

/** The digest of any JSON value; the order of keys and members that are undefined make no difference. */
export function digest(value: unknown): Digest {
  return hash('sha256', canonical(value))
}

/** JSON with sorted keys and no white space; members that are undefined are left out. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`)
  return `{${members.join()}}`
}
