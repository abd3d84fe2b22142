/** A short article of two paragraphs, in the manner of an agency. */
export const bridge = {
  title: 'Bridge closed after inspection',
  language: 'en',
  text: 'The Harbour Bridge was closed on Monday after inspectors found 14 cracks in its steel. "We could not wait," said the mayor, Anna Lind.\n\nRepairs will take about six months and cost $9 million.',
}

/** What a careful model would answer to a summary of it. */
export const bridgeSummary = {
  facts: [
    {
      id: 'f1',
      kind: 'what',
      quotes: ['The Harbour Bridge was closed on Monday after inspectors found 14 cracks in its steel.'],
      claim: 'The Harbour Bridge was closed on Monday after 14 cracks were found.',
    },
    {
      id: 'f2',
      kind: 'figure',
      quotes: ['Repairs will take about six months and cost $9 million.'],
      claim: 'Repairs cost $9 million.',
    },
  ],
  headline: 'Harbour Bridge closed',
  sentences: [
    { text: 'The Harbour Bridge was closed on Monday after inspectors found 14 cracks.', facts: ['f1'] },
    { text: 'Repairs will cost $9 million.', facts: ['f2'] },
  ],
}

/** What it would answer to a translation of it into German. */
export const bridgeTranslation = {
  segments: [
    { id: 'title', target: 'Brücke nach Prüfung gesperrt' },
    {
      id: 'p1',
      target:
        'Die Hafenbrücke wurde am Montag gesperrt, nachdem Prüfer in ihrem Stahl 14 Risse gefunden hatten. „Wir konnten nicht warten“, sagte die Bürgermeisterin Anna Lind.',
    },
    { id: 'p2', target: 'Die Reparatur wird etwa sechs Monate dauern und 9 Millionen Dollar kosten.' },
  ],
}

export const SEED = '000_d07278516c443baf'
