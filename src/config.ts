import * as z from 'zod'
import { explainIssue } from './issues.ts'

const MODES = ['live', 'rehearsal', 'replay', 'record'] as const

const whole = (min: number, max: number) => z.coerce.number<string>().int().min(min).max(max)

/** Every setting there is: its variable, how it is read, and what it means. Documents are printed from this. */
export const Environment = z.object({
  HOST: z
    .string()
    .default('127.0.0.1')
    .describe('The address to listen on. Anything but loopback should come with COPYDESK_API_KEYS.'),
  PORT: whole(0, 65_535).default(3000).describe('The port to listen on; 0 takes a free one.'),
  OPENAI_API_KEY: z
    .string()
    .optional()
    .describe('The key of the provider. With a key or a base URL the mode is live.'),
  OPENAI_BASE_URL: z
    .url({ protocol: /^https?$/, error: 'is not an http or https address' })
    .refine(
      (url) => !/^https?:\/\/[^/]*@/.test(url),
      'must hold no user and no password; they would be logged',
    )
    .optional()
    .describe(
      'A server that speaks Chat Completions, such as http://localhost:11434/v1; OpenAI when absent.',
    ),
  COPYDESK_MODE: z
    .enum(MODES)
    .optional()
    .describe(
      'live asks the model. rehearsal asks a stand-in that needs no key. record is live; give it a cache folder of its own. replay only ever answers from the cache folder. When absent: live with a key or a base URL, else rehearsal.',
    ),
  COPYDESK_MODEL: z.string().default('gpt-5.4-mini').describe('The model to ask when a request names none.'),
  COPYDESK_THINKING_TOKENS: whole(0, 100_000)
    .default(0)
    .describe(
      'Tokens allowed to an answer beside its words, for models that think before they write; several thousand for those.',
    ),
  COPYDESK_CACHE_DIR: z
    .string()
    .default('cache')
    .describe('Results by the digest of what was asked. May be deleted at any time.'),
  COPYDESK_CACHE_MAX_MB: whole(1, 10_000_000)
    .default(1024)
    .describe('Megabytes of results kept on disk; the least recently used go first.'),
  COPYDESK_MEMORY_CACHE_MAX_MB: whole(1, 100_000)
    .default(48)
    .describe('Megabytes of results and replies kept in memory as well.'),
  COPYDESK_DATA_DIR: z
    .string()
    .default('data')
    .describe('Loaded articles, in an SQLite file. Must not be deleted.'),
  DATABASE_URL: z
    .string()
    .optional()
    .describe('Not built yet: a Postgres for several replicas. Leave it unset.'),
  COPYDESK_CONCURRENCY: whole(1, 1_000).default(8).describe('Calls to the model at the same time.'),
  COPYDESK_REQUESTS_PER_MINUTE: whole(1, 1_000_000)
    .optional()
    .describe("The provider's limit on requests a minute; none when absent."),
  COPYDESK_TOKENS_PER_MINUTE: whole(1, 1_000_000_000)
    .optional()
    .describe("The provider's limit on tokens a minute; none when absent."),
  COPYDESK_TIMEOUT_SECONDS: whole(1, 300)
    .default(120)
    .describe('How long a request may take in all, waiting and retries included.'),
  COPYDESK_MAX_ARTICLE_CHARS: whole(100, 10_000_000)
    .default(100_000)
    .describe('The longest article that is read, in UTF-16 code units of its text.'),
  COPYDESK_MAX_BODY_MB: whole(1, 100).default(4).describe('The largest request body, in megabytes.'),
  COPYDESK_API_KEYS: z
    .string()
    .optional()
    .transform((keys, context) =>
      readKeys(keys ?? '', (message) => context.addIssue({ code: 'custom', message })),
    )
    .describe(
      'Keys of callers, as name:key separated by commas; names tell callers apart. Nobody is asked for a key when absent.',
    ),
  COPYDESK_CALLER_REQUESTS_PER_MINUTE: whole(1, 10_000_000)
    .default(60_000)
    .describe('Requests a minute for each caller (its key, else its address).'),
  COPYDESK_TRUSTED_PROXIES: whole(0, 10)
    .default(0)
    .describe('How many proxies stand in front and may tell the address of the caller.'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
    .default('info')
    .describe('The least important lines that are logged.'),
})

export type CallerKey = { name: string; key: string }
export type Mode = (typeof MODES)[number]

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

function arrange(env: z.output<typeof Environment>) {
  const mode: Mode = env.COPYDESK_MODE ?? (env.OPENAI_API_KEY || env.OPENAI_BASE_URL ? 'live' : 'rehearsal')
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
    model: {
      mode,
      name: env.COPYDESK_MODEL,
      apiKey: env.OPENAI_API_KEY,
      baseUrl: env.OPENAI_BASE_URL,
      thinkingTokens: env.COPYDESK_THINKING_TOKENS,
      concurrency: env.COPYDESK_CONCURRENCY,
      requestsPerMinute: env.COPYDESK_REQUESTS_PER_MINUTE ?? null,
      tokensPerMinute: env.COPYDESK_TOKENS_PER_MINUTE ?? null,
    },
    results: {
      directory: env.COPYDESK_CACHE_DIR,
      maxBytes: env.COPYDESK_CACHE_MAX_MB * 1_000_000,
      maxMemoryBytes: (env.COPYDESK_MEMORY_CACHE_MAX_MB * 1_000_000) / 2,
    },
    dataDirectory: env.COPYDESK_DATA_DIR,
    maxArticleChars: env.COPYDESK_MAX_ARTICLE_CHARS,
    logLevel: env.LOG_LEVEL,
  }
}

function readKeys(list: string, refuse: (message: string) => void): CallerKey[] {
  const keys = list
    .split(',')
    .map((entry) => entry.trim())
    .filter(Boolean)
    .map((entry, index) => {
      const colon = entry.indexOf(':')
      return colon < 0
        ? { name: `caller-${index + 1}`, key: entry }
        : { name: entry.slice(0, colon), key: entry.slice(colon + 1) }
    })
  if (keys.some(({ name, key }) => !/^[\w.-]{1,40}$/.test(name) || key.length < 16)) {
    refuse(
      'each is name:key, the name of letters, digits, dots and dashes, the key of at least 16 characters',
    )
  }
  if (new Set(keys.map(({ name }) => name)).size < keys.length) refuse('two keys have the same name')
  if (keys.some(({ name }) => name === 'local' || name === 'command-line'))
    refuse('local and command-line are names of callers without a key')
  return keys
}
