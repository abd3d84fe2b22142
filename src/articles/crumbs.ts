import type { CrumbRule } from './crumb.ts'
import { creditCrumbs } from './credit-crumbs.ts'
import { dateCrumbs } from './date-crumbs.ts'
import { furnitureCrumbs } from './furniture-crumbs.ts'

/** Every kind of crumb; the first rule that knows a line has it. */
export const crumbRules: CrumbRule[] = [...dateCrumbs, ...furnitureCrumbs, ...creditCrumbs]
