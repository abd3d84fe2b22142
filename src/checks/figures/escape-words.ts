/** Words as a regular expression that matches them and nothing else. */
export function escapeWords(words: string): string {
  return words.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
