import { budgetsOf, type Budget } from '../budgets.ts'
import { ConfigError, type Config } from '../config.ts'
import type { Ceiling } from '../storage/ports.ts'
import { openUsages, type Usages } from '../usage.ts'
import type { Billing } from './charged.ts'
import { sizesBy, type SizeOf } from './model-sizes.ts'
import { costOf, readEntries, readPrices, type CostOf } from './prices.ts'

type Parts = Omit<Billing, 'ceilingsFor'>

/** Everything about money: how calls are charged, and how that is told. */
export function openAccounts({ spending, http }: Config, parts: Parts): { billing: Billing; usages: Usages } {
  const { budgets } = spending
  const callers = [...(http.keys.length > 0 ? http.keys.map(({ name }) => name) : ['local']), 'command-line']
  return {
    billing: {
      ...parts,
      ceilingsFor: (caller, day) => budgetsOf(budgets, caller, day),
    },
    usages: openUsages({
      now: parts.clock.now,
      read: parts.ledger.read,
      standings: (day) => parts.ledger.standings(allCeilings({ budgets, callers, day })),
    }),
  }
}

/** Our prices, and those of COPYDESK_PRICES before them. Throws a `ConfigError`. */
export function pricesIn({ prices: file }: Config['spending']): CostOf {
  return file === undefined ? costOf : usingFile(file, readPrices)
}

/** What each model takes: as settings say, else COPYDESK_PRICES, else our list. Throws a `ConfigError`. */
export function sizesIn({ model, spending: { prices: file } }: Pick<Config, 'model' | 'spending'>): SizeOf {
  return sizesBy(model, file === undefined ? readEntries() : usingFile(file, readEntries))
}

function usingFile<Read>(file: string, read: (file: string) => Read): Read {
  try {
    return read(file)
  } catch (error) {
    throw new ConfigError([`COPYDESK_PRICES: ${file} cannot be used: ${(error as Error).message}`])
  }
}

/** Every budget of a day once, that of `each` for everybody who may call. */
function allCeilings({
  budgets,
  callers,
  day,
}: {
  budgets: Budget[]
  callers: string[]
  day: string
}): Ceiling[] {
  const ceilings = callers.flatMap((caller) => budgetsOf(budgets, caller, day))
  return [...new Map(ceilings.map((ceiling) => [JSON.stringify(ceiling), ceiling])).values()]
}
