#!/usr/bin/env node
// Plain JavaScript, because an old Node cannot even parse the TypeScript behind it.
import { existsSync } from 'node:fs'
import * as module from 'node:module'

const major = Number(process.versions.node.split('.')[0])
if (major < 24) {
  console.error(
    `copydesk needs Node.js 24 or newer, this is ${process.version}. ` +
      'In a checkout, "npm ci" brings a Node 24 of its own; then "npm start", or "npm exec copydesk -- --help".',
  )
  process.exit(1)
}
// From the second start on, what was compiled is read from the folder for temporary files: half the time, less memory.
module.enableCompileCache()
const source = new URL('../src/main.ts', import.meta.url)
await import(existsSync(source) ? source.href : new URL('../dist/main.js', import.meta.url).href)
