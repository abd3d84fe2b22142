type Schema = Record<string, unknown>

const MOST_LEVELS = 64

/**
 * A least value that matches a JSON Schema, as far as structured outputs go: types, const, enum, unions, references
 * into `$defs`, the bounds of lengths and numbers. Throws where none is finite.
 */
export function instanceOf(schema: Schema, root = schema, level = 0): unknown {
  if (level > MOST_LEVELS) throw new Error('The schema has no finite instance.')
  const inside = (part: unknown) => instanceOf(asSchema(part), root, level + 1)
  if (typeof schema['$ref'] === 'string') return inside(resolve(schema['$ref'], root))
  if ('const' in schema) return schema['const']
  if (Array.isArray(schema['enum'])) return schema['enum'][0]
  const union = schema['anyOf'] ?? schema['oneOf']
  if (Array.isArray(union))
    return firstOf(
      union.toSorted((a, b) => weight(a) - weight(b)),
      inside,
    )
  return ofType(schema, inside)
}

function ofType(schema: Schema, inside: (part: unknown) => unknown): unknown {
  const number = (name: string) => (typeof schema[name] === 'number' ? schema[name] : 0)
  switch (typeOf(schema)) {
    case 'object': {
      const parts = asSchema(schema['properties'])
      const required = Array.isArray(schema['required']) ? (schema['required'] as string[]) : []
      return Object.fromEntries(required.map((name) => [name, inside(parts[name])]))
    }
    case 'array':
      return Array.from({ length: number('minItems') }, () => inside(schema['items']))
    case 'string':
      return 'x'.repeat(number('minLength'))
    case 'integer':
    case 'number':
      return leastNumber(schema)
    case 'boolean':
      return false
    default:
      return null
  }
}

function typeOf({ type }: Schema): unknown {
  if (!Array.isArray(type)) return type
  return type.includes('null') ? 'null' : type[0]
}

/** The number nearest to zero between the bounds. */
function leastNumber(schema: Schema): number {
  const bound = (name: string, otherwise: number) =>
    typeof schema[name] === 'number' ? schema[name] : otherwise
  const step = schema['type'] === 'integer' ? 1 : 1e-9
  const least = Math.max(bound('minimum', -Infinity), bound('exclusiveMinimum', -Infinity) + step)
  const most = Math.min(bound('maximum', Infinity), bound('exclusiveMaximum', Infinity) - step)
  return Math.min(most, Math.max(0, least))
}

function firstOf(parts: unknown[], inside: (part: unknown) => unknown): unknown {
  for (const part of parts) {
    try {
      return inside(part)
    } catch {
      continue
    }
  }
  throw new Error('No part of the union has a finite instance.')
}

/** Nothing or a plain value ends a recursion sooner than an object. */
function weight(part: unknown): number {
  const schema = asSchema(part)
  if ('const' in schema || 'enum' in schema || typeOf(schema) === 'null') return 0
  return typeOf(schema) === 'object' || '$ref' in schema ? 2 : 1
}

/** `#` and `#/$defs/NAME`. */
function resolve(reference: string, root: Schema): unknown {
  const names = reference.split('/').slice(1)
  return names.reduce<unknown>((part, name) => asSchema(part)[name], root)
}

function asSchema(part: unknown): Schema {
  return typeof part === 'object' && part !== null ? { ...part } : {}
}
