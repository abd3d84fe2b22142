import { existsSync } from 'node:fs'
import { run } from './cli/program.ts'

// Settings may also stand in a .env file; those of the environment go first.
if (existsSync('.env')) process.loadEnvFile('.env')

process.exitCode = await run(process.argv.slice(2), process.env)
