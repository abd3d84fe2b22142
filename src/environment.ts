import * as z from 'zod'
import { readBudgets } from './budgets.ts'

export type CallerKey = { name: string; key: string }
export type Mode = (typeof MODES)[number]

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
  COPYDESK_MAX_INPUT_TOKENS: whole(1_000, 100_000_000)
    .optional()
    .describe(
      'Tokens that the model takes, its answer included; longer articles are read part by part. When absent as it is known of the model, else 128000.',
    ),
  COPYDESK_MAX_OUTPUT_TOKENS: whole(500, 10_000_000)
    .optional()
    .describe(
      'Tokens of the largest answer of the model; longer translations are made in pieces. When absent as it is known of the model, else 16384.',
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
    .describe('Loaded articles and the ledger, in an SQLite file. Must not be deleted.'),
  DATABASE_URL: z
    .string()
    .optional()
    .describe('Not built yet: a Postgres for several replicas. Leave it unset.'),
  COPYDESK_CONCURRENCY: whole(1, 1_000)
    .optional()
    .describe(
      'Calls that a server of your own runs at the same time, such as OLLAMA_NUM_PARALLEL. When absent it is found out.',
    ),
  COPYDESK_MAX_CONCURRENCY: whole(1, 10_000)
    .default(256)
    .describe('Calls to one model at the same time, at most, where that is found out.'),
  COPYDESK_MAX_WAITING: whole(1, 1_000_000)
    .default(10_000)
    .describe(
      'Calls to one model that may wait: so many that somebody waits for, and so many of batches. Others are told to come back.',
    ),
  COPYDESK_REQUESTS_PER_MINUTE: whole(1, 1_000_000)
    .optional()
    .describe("The provider's limit on requests a minute to one model; learnt from its answers when absent."),
  COPYDESK_TOKENS_PER_MINUTE: whole(1, 1_000_000_000)
    .optional()
    .describe("The provider's limit on tokens a minute of one model; learnt from its answers when absent."),
  COPYDESK_FIRST_BYTE_SECONDS: whole(0, 600)
    .default(20)
    .describe(
      'How long a model that answers as a stream may take to begin before it is asked again; four times that until it has first answered, no limit for one that does not stream, and none at all when 0.',
    ),
  COPYDESK_TIMEOUT_SECONDS: whole(1, 3_600)
    .default(120)
    .describe('How long a request may take in all, waiting and retries included.'),
  COPYDESK_MAX_ARTICLE_CHARS: whole(100, 10_000_000)
    .default(2_000_000)
    .describe('The longest article that is read, in UTF-16 code units of its text.'),
  COPYDESK_MAX_BODY_MB: whole(1, 100).default(16).describe('The largest request body, in megabytes.'),
  COPYDESK_FETCH_ALLOW: z
    .string()
    .default('')
    .describe(
      'Hosts of your own network that articles may be fetched from, separated by commas: intranet.example, *.example.internal, 10.1.2.3:8080, 10.1.0.0/16. Without a port, any port. Nothing private is reached when empty.',
    ),
  COPYDESK_FETCH_PORTS: z
    .string()
    .refine(
      (list) => portsIn(list).every((port) => Number.isInteger(port) && port > 0 && port < 65_536),
      'must be numbers of ports from 1 to 65535, separated by commas',
    )
    .default('80, 443')
    .describe('Ports of public hosts that articles may be fetched from, separated by commas.'),
  COPYDESK_FETCH_MAX_MB: whole(1, 100)
    .default(10)
    .describe('The largest page or document that is fetched, in megabytes, unpacked.'),
  COPYDESK_FETCH_TIMEOUT_SECONDS: whole(1, 300)
    .default(20)
    .describe('How long fetching one page may take, redirects and retries included.'),
  COPYDESK_FETCH_CONCURRENCY: whole(1, 1_000).default(16).describe('Pages fetched at the same time.'),
  COPYDESK_FETCH_CONCURRENCY_PER_HOST: whole(1, 100)
    .default(2)
    .describe('Pages fetched from one host at the same time.'),
  COPYDESK_FETCH_ROBOTS: z
    .enum(['obey', 'ignore'])
    .default('obey')
    .describe('Whether robots.txt is obeyed, by the product token copydesk.'),
  COPYDESK_FETCH_USER_AGENT: z
    .string()
    .regex(/^[\x20-\x7e]{1,200}$/, 'must be 1 to 200 printable ASCII characters')
    .default('Copydesk/0.1 (article reader)')
    .describe('What the service calls itself to the sites it fetches from; say how you can be reached.'),
  COPYDESK_PAGES_MAX_MB: whole(1, 1_000_000)
    .default(64)
    .describe('Megabytes of fetched pages kept on disk, to be asked for again only if they have changed.'),
  COPYDESK_API_KEYS: z
    .string()
    .optional()
    .transform((keys, context) =>
      readKeys(keys ?? '', (message) => context.addIssue({ code: 'custom', message })),
    )
    .describe(
      'Keys of callers, as name:key separated by commas; names tell callers apart. Nobody is asked for a key when absent.',
    ),
  COPYDESK_BUDGETS: z
    .string()
    .optional()
    .transform((budgets, context) =>
      readBudgets(budgets ?? '', (message) => context.addIssue({ code: 'custom', message })),
    )
    .describe(
      'What may be spent on the model by day or month (UTC), separated by commas: total=20usd/day, each=5usd/day, newsletter=2000000tokens/month. total is all callers together, each every caller by itself, else the name of a key (or local, command-line), which takes the place of each. No budget when absent.',
    ),
  COPYDESK_PRICES: z
    .string()
    .optional()
    .describe(
      'A JSON file of prices for models that are not known here, such as your own: {"models": {"NAME": {"input_cost_per_token": 1e-7, "output_cost_per_token": 4e-7, "max_input_tokens": 32768, "max_output_tokens": 8192}}}, in the field names of LiteLLM\'s table. Its entries go before ours.',
    ),
  COPYDESK_CALLER_REQUESTS_PER_MINUTE: whole(1, 10_000_000)
    .default(60_000)
    .describe('Requests a minute for each caller (its key, else its address).'),
  COPYDESK_TRUSTED_PROXIES: whole(0, 10)
    .default(0)
    .describe('How many proxies stand in front and may tell the address of the caller.'),
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .url({ protocol: /^https?$/, error: 'is not an http or https address' })
    .refine((url) => !/^https?:\/\/[^/]*@|[?#]/.test(url), 'must hold no user, no password and no query')
    .optional()
    .describe(
      'A collector that takes OpenTelemetry by OTLP over HTTP, such as http://localhost:4318; traces go to /v1/traces below it and measurements to /v1/metrics. Nothing is sent when absent.',
    ),
  OTEL_EXPORTER_OTLP_HEADERS: z
    .string()
    .optional()
    .transform((headers, context) =>
      readHeaders(headers ?? '', (message) => context.addIssue({ code: 'custom', message })),
    )
    .describe(
      'Headers for the collector, as name=value separated by commas, percent-encoded where needed; they may hold its key.',
    ),
  OTEL_SERVICE_NAME: z
    .string()
    .max(200)
    .default('copydesk')
    .describe('What this service is called in traces and measurements.'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
    .default('info')
    .describe('The least important lines that are logged.'),
})

/** `80, 443` as numbers; what is none is NaN. */
export function portsIn(list: string): number[] {
  return list.split(',').map((port) => Number(port.trim()))
}

/** As OpenTelemetry's environment variables hold them, after W3C Baggage. */
function readHeaders(list: string, refuse: (message: string) => void): Record<string, string> {
  const entries = list.split(',').filter((entry) => entry.trim() !== '')
  const headers = entries.map((entry) => {
    const equals = Math.max(0, entry.indexOf('='))
    return [entry.slice(0, equals).trim(), decoded(entry.slice(equals + 1).trim())] as const
  })
  const isRight = ([name, value]: (typeof headers)[number]) =>
    /^[\w!#$%&'*+.^`|~-]+$/.test(name) && /^[\x20-\x7e]+$/.test(value)
  if (!headers.every(isRight)) refuse('each is name=value, percent-encoded where needed, separated by commas')
  return Object.fromEntries(headers)
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return ''
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
