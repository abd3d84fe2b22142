/** A text that was made, and what people wrote in its place: one reference or more. */
export type Pair = { hypothesis: string; references: string[] }
