/** Whether two texts are in one language, as far as is known: an unknown language may be any. */
export function isSameLanguage(one: string | null, other: string | null): boolean {
  return one === null || other === null || subtagOf(one) === subtagOf(other)
}

/** `en` of `en-GB`; nothing where the language is unknown. */
export function subtagOf(language: string | null): string {
  return (language ?? '').split('-', 1)[0]?.toLowerCase() ?? ''
}
