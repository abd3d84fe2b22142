import type { NumberTable } from './table.ts'

export const ENGLISH: NumberTable = {
  counts: `zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
    nineteen`,
  tens: 'twenty thirty forty/fourty fifty sixty seventy eighty ninety',
  scales: {
    hundred: 1e2,
    thousand: 1e3,
    'million/mn./mln./mio.': 1e6,
    'billion/bn./bln.': 1e9,
    'trillion/tn./trn./trln.': 1e12,
    quadrillion: 1e15,
    'lakh/lakhs/lac/lacs': 1e5,
    'crore/crores': 1e7,
    dozen: 12,
  },
  and: 'and',
  fractions: {
    'half/halves': 1 / 2,
    'third/thirds': 1 / 3,
    'quarter/quarters': 1 / 4,
    'fifth/fifths': 1 / 5,
    'sixth/sixths': 1 / 6,
    'seventh/sevenths': 1 / 7,
    'eighth/eighths': 1 / 8,
    'ninth/ninths': 1 / 9,
    'tenth/tenths': 1 / 10,
  },
  ordinals: `first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth
    sixteenth seventeenth eighteenth nineteenth twentieth`,
  percent:
    'percent per_cent per-cent pct pc percentage_points percentage_point percentage-point ppt prosent prosenttia százalék százaléka procente la_sută posto persen τοις_εκατό',
  about: `about around approximately approx roughly some nearly almost more_than less_than fewer_than over under above below up_to
    at_least at_most close_to in_excess_of just_over just_under just_short_of an_estimated estimated no_more_than no_fewer_than
    no_less_than as_many_as as_much_as as_few_as as_little_as upwards_of north_of well_over nearing approaching virtually topped
    topping exceeded exceeding surpassed barely shy_of short_of`,
  aboutAfter: 'or_more or_so or_less or_fewer plus odd or_thereabouts or_older or_over',
  decimal: '.',
}
