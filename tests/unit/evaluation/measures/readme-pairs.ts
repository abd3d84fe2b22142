const made = ['The dog bit the man.', "It wasn't surprising.", 'The man had just bitten him.']
const references = [
  ['The dog bit the man.', 'It was not unexpected.', 'The man bit him first.'],
  ['The dog had bit the man.', 'No one was surprised.', 'The man had bitten the dog.'],
]

/** The example of sacrebleu's README: BLEU 48.53, chrF2 59.73. */
export const readmePairs = made.map((hypothesis, index) => ({
  hypothesis,
  references: references.map((texts) => texts[index] ?? ''),
}))
