/** A piece of an answer that claims something: the claim of a fact, a headline, a sentence. `language` is BCP 47; null when unknown. */
export type Claim = { text: string; language: string | null }
