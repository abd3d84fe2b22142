/** The table with a colon behind each of its phrases. */
export const withColon = (table: Record<string, string>) =>
  Object.fromEntries(Object.entries(table).map(([language, source]) => [language, `(?:${source})\\s?:`]))
