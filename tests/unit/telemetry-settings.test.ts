import { expect, test } from 'vitest'
import { readConfig } from '../../src/config.ts'

const endpoint = 'http://localhost:4318'
const read = (env: Record<string, string>) =>
  readConfig({ OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, ...env }).telemetry

test('without an endpoint there is no telemetry, whatever else is set', () => {
  expect(readConfig({}).telemetry).toBeUndefined()
  expect(
    readConfig({ OTEL_SERVICE_NAME: 'desk', OTEL_EXPORTER_OTLP_HEADERS: 'a=b' }).telemetry,
  ).toBeUndefined()
})

test('with one the service has a name, and headers are read as OpenTelemetry writes them', () => {
  expect(read({})).toMatchObject({ endpoint, serviceName: 'copydesk', headers: {} })
  const headers = 'authorization=Bearer%20abc=, x-tenant = news ,'
  expect(read({ OTEL_EXPORTER_OTLP_HEADERS: headers })?.headers).toEqual({
    authorization: 'Bearer abc=',
    'x-tenant': 'news',
  })
})

test.each(['no-value', '=value', 'name=', 'na me=value', 'name=%zz', 'name=line%0Abreak', 'a=b,c'])(
  'headers such as %j are refused without being shown',
  (headers) => {
    const told =
      /^[^\n]*\n {2}OTEL_EXPORTER_OTLP_HEADERS: each is name=value, percent-encoded where needed, separated by commas$/
    expect(() => read({ OTEL_EXPORTER_OTLP_HEADERS: headers })).toThrow(told)
  },
)

test.each(['collector:4318', 'grpc://localhost', 'http://user:key@localhost', 'http://localhost/?key=1'])(
  'the endpoint %j is refused',
  (address) => {
    expect(() => readConfig({ OTEL_EXPORTER_OTLP_ENDPOINT: address })).toThrow('OTEL_EXPORTER_OTLP_ENDPOINT:')
  },
)
