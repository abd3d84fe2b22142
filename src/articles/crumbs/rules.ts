import type { CrumbRule } from './crumb.ts'
import { creditCrumbs } from './credit-crumbs.ts'
import { dateCrumbs } from './date-crumbs.ts'
import { datelineCrumbs } from './dateline-crumbs.ts'
import { footCrumbs } from './foot-crumbs.ts'
import { mailCrumbs } from './mail-crumbs.ts'
import { readerCrumbs } from './reader-crumbs.ts'
import { siteCrumbs } from './site-crumbs.ts'
import { wireCrumbs } from './wire-crumbs.ts'
import { writerCrumbs } from './writer-crumbs.ts'

/** Every kind of crumb; the first rule that knows a line has it. */
export const crumbRules: CrumbRule[] = [
  ...dateCrumbs,
  ...readerCrumbs,
  ...siteCrumbs,
  ...footCrumbs,
  ...mailCrumbs,
  ...wireCrumbs,
  ...writerCrumbs,
  ...datelineCrumbs,
  ...creditCrumbs,
]
