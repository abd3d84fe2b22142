import path from 'node:path'
import type * as z from 'zod'
import { strangersIn } from './budgets.ts'
import { Environment, portsIn, type Mode } from './environment.ts'
import { explainIssue } from './issues.ts'
import type { OtlpSettings } from './telemetry/telemetry.ts'
import { version } from './version.ts'

/** Settings, grouped by who needs them. Frozen. */
export type Config = Readonly<ReturnType<typeof arrange>>

/** Thrown with every problem of a configuration at once, one line each, beginning with the variable's name. */
export class ConfigError extends Error {
  constructor(problems: string[]) {
    super(
      `The configuration has ${problems.length === 1 ? 'a problem' : `${problems.length} problems`}:\n${problems.map((line) => `  ${line}`).join('\n')}`,
    )
    this.name = 'ConfigError'
  }
}

/** Reads the settings from environment variables; an empty one counts as absent. Throws a `ConfigError`. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''),
  )
  const parsed = Environment.safeParse(given)
  const problems = [
    ...(parsed.error?.issues ?? []).map((issue) => `${issue.path.join('.')}: ${explainIssue(issue)}`),
    ...contradictions(given),
    ...(parsed.success ? strangers(parsed.data) : []),
  ]
  if (!parsed.success || problems.length > 0) throw new ConfigError(problems)
  return Object.freeze(arrange(parsed.data))
}

/** What only shows when settings are seen together; read from the raw values, so that it is told beside everything else. */
function contradictions(given: Record<string, string | undefined>): string[] {
  const problems: string[] = []
  if (given['DATABASE_URL'] !== undefined) {
    problems.push(
      'DATABASE_URL: is not supported yet; everything is kept in COPYDESK_CACHE_DIR and COPYDESK_DATA_DIR. Unset it.',
    )
  }
  const mode = given['COPYDESK_MODE']
  if ((mode === 'live' || mode === 'record') && !given['OPENAI_API_KEY'] && !given['OPENAI_BASE_URL']) {
    problems.push(`COPYDESK_MODE: is ${mode}, which needs OPENAI_API_KEY or OPENAI_BASE_URL.`)
  }
  return problems
}

/** A budget for a name that nobody has would hold nobody. */
function strangers({ COPYDESK_BUDGETS: budgets, COPYDESK_API_KEYS: keys }: z.output<typeof Environment>) {
  const names = keys.map(({ name }) => name)
  const ambiguous = budgets.length > 0 ? names.filter((name) => name === 'total' || name === 'each') : []
  return [
    ...strangersIn(budgets, [...names, 'local', 'command-line']).map(
      (who) => `COPYDESK_BUDGETS: ${who} is not the name of a key in COPYDESK_API_KEYS.`,
    ),
    ...ambiguous.map((name) => `COPYDESK_API_KEYS: no key may be called ${name} where there are budgets.`),
  ]
}

type Settings = z.output<typeof Environment>

function arrange(env: Settings) {
  return {
    http: {
      host: env.HOST,
      port: env.PORT,
      keys: env.COPYDESK_API_KEYS,
      requestsPerMinute: env.COPYDESK_CALLER_REQUESTS_PER_MINUTE,
      trustedProxies: env.COPYDESK_TRUSTED_PROXIES,
      maxBodyBytes: env.COPYDESK_MAX_BODY_MB * 1_000_000,
      timeoutSeconds: env.COPYDESK_TIMEOUT_SECONDS,
      maxReplyBytes: (env.COPYDESK_MEMORY_CACHE_MAX_MB * 1_000_000) / 2,
    },
    model: arrangeModel(env),
    results: {
      directory: env.COPYDESK_CACHE_DIR,
      maxBytes: env.COPYDESK_CACHE_MAX_MB * 1_000_000,
      maxMemoryBytes: (env.COPYDESK_MEMORY_CACHE_MAX_MB * 1_000_000) / 2,
    },
    fetch: {
      allow: env.COPYDESK_FETCH_ALLOW,
      ports: portsIn(env.COPYDESK_FETCH_PORTS),
      maxBytes: env.COPYDESK_FETCH_MAX_MB * 1_000_000,
      timeoutSeconds: env.COPYDESK_FETCH_TIMEOUT_SECONDS,
      concurrency: env.COPYDESK_FETCH_CONCURRENCY,
      perHost: env.COPYDESK_FETCH_CONCURRENCY_PER_HOST,
      robots: env.COPYDESK_FETCH_ROBOTS,
      userAgent: env.COPYDESK_FETCH_USER_AGENT,
    },
    pages: {
      directory: path.join(env.COPYDESK_CACHE_DIR, 'pages'),
      maxBytes: env.COPYDESK_PAGES_MAX_MB * 1_000_000,
    },
    spending: { budgets: env.COPYDESK_BUDGETS, prices: env.COPYDESK_PRICES },
    dataDirectory: env.COPYDESK_DATA_DIR,
    maxArticleChars: env.COPYDESK_MAX_ARTICLE_CHARS,
    telemetry: telemetryIn(env),
    logLevel: env.LOG_LEVEL,
  }
}

function telemetryIn(env: z.output<typeof Environment>): OtlpSettings | undefined {
  const endpoint = env.OTEL_EXPORTER_OTLP_ENDPOINT
  if (endpoint === undefined) return undefined
  const headers = env.OTEL_EXPORTER_OTLP_HEADERS
  return { endpoint, headers, serviceName: env.OTEL_SERVICE_NAME, version: version() }
}

function arrangeModel(env: Settings) {
  const mode: Mode = env.COPYDESK_MODE ?? (env.OPENAI_API_KEY || env.OPENAI_BASE_URL ? 'live' : 'rehearsal')
  return {
    mode,
    name: env.COPYDESK_MODEL,
    apiKey: env.OPENAI_API_KEY,
    baseUrl: env.OPENAI_BASE_URL,
    firstByteSeconds: env.COPYDESK_FIRST_BYTE_SECONDS,
    thinkingTokens: env.COPYDESK_THINKING_TOKENS,
    maxInputTokens: env.COPYDESK_MAX_INPUT_TOKENS,
    maxOutputTokens: env.COPYDESK_MAX_OUTPUT_TOKENS,
    concurrency: env.COPYDESK_CONCURRENCY,
    maxConcurrency: env.COPYDESK_MAX_CONCURRENCY,
    maxWaiting: env.COPYDESK_MAX_WAITING,
    requestsPerMinute: env.COPYDESK_REQUESTS_PER_MINUTE ?? null,
    tokensPerMinute: env.COPYDESK_TOKENS_PER_MINUTE ?? null,
  }
}
