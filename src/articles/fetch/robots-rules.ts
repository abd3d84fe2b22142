import robotsParser from 'robots-parser'

type Robots = ReturnType<(typeof robotsParser)['default']>

/** It declares itself as an ES module, but is none: what is imported is the function. */
const parse = robotsParser as unknown as (url: string, text: string) => Robots

/** The name under which sites may address us in robots.txt. */
export const PRODUCT_TOKEN = 'copydesk'

/** What a robots.txt says to us. */
export type RobotsRules = {
  isAllowed(url: URL): boolean
  /** How much it holds, about. */
  chars: number
}

export const allAllowed: RobotsRules = { isAllowed: () => true, chars: 1 }

const MAX_RULES = 10_000
const MAX_RULE_CHARS = 500

/** A rule with a star costs time in its length times that of the address, so of these only so much is heeded. */
const MAX_STARRED_CHARS = 15_000
const MAX_PATH_CHARS = 1_000

/** Reads a robots.txt (RFC 9309). Crawl-delay is not heeded: pages are read one at a time, as people ask for them. */
export function parseRobots(origin: string, text: string): RobotsRules {
  const address = `${origin}/robots.txt`
  const relevant = relevantLines(text)
  const robots = parse(address, relevant)
  return {
    isAllowed: ({ pathname, search }) =>
      robots.isAllowed(origin + (pathname + search).slice(0, MAX_PATH_CHARS), PRODUCT_TOKEN) ?? true,
    chars: relevant.length + 1,
  }
}

/**
 * The groups that are about us or everybody, each agent named once, with their rules: the parser copies every rule for every
 * line of agents before it, and its matching is quadratic, which a hostile file would make use of.
 */
function relevantLines(text: string): string {
  const lines: string[] = []
  const isHeeded = openBudget()
  let agents = new Set<string>()
  let isNaming = false
  for (const { name, value } of records(text)) {
    if (name === 'user-agent') {
      if (!isNaming) agents = new Set()
      isNaming = true
      const token = value.toLowerCase().split('/', 1).join('').trim()
      if (token === '*' || token === PRODUCT_TOKEN) agents.add(token)
      continue
    }
    if (isNaming) lines.push(...[...agents].map((agent) => `user-agent: ${agent}`))
    isNaming = false
    const pattern = value.replace(/\*+/g, '*')
    if (agents.size > 0 && isHeeded(pattern)) lines.push(`${name}: ${pattern}`)
  }
  return lines.join('\n')
}

function openBudget(): (pattern: string) => boolean {
  let rules = 0
  let starredChars = 0
  return (pattern) => {
    rules += 1
    if (pattern.includes('*')) starredChars += pattern.length
    const isStarredTooMuch = pattern.includes('*') && starredChars > MAX_STARRED_CHARS
    return rules <= MAX_RULES && pattern.length <= MAX_RULE_CHARS && !isStarredTooMuch
  }
}

type Line = { name: string; value: string }

function records(text: string): Line[] {
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .map((line) => line.split('#', 1)[0] ?? '')
    .map((line) => {
      const colon = line.indexOf(':')
      return {
        name: line.slice(0, Math.max(0, colon)).trim().toLowerCase(),
        value: line.slice(colon + 1).trim(),
      }
    })
    .filter(({ name }) => ['user-agent', 'allow', 'disallow'].includes(name))
}
