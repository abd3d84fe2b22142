import { createRequire } from 'node:module'
import path from 'node:path'
import express, { Router } from 'express'
import { contentSecurityPolicy } from 'helmet'

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Copydesk API</title>
<link rel="icon" href="/docs/favicon-32x32.png">
<link rel="stylesheet" href="/docs/swagger-ui.css">
</head>
<body>
<div id="api"></div>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/begin.js"></script>
</body>
</html>
`

const SCRIPT = `SwaggerUIBundle({ url: '/openapi.json', dom_id: '#api', deepLinking: true, validatorUrl: null })\n`

const FILES = new Set(['/swagger-ui.css', '/swagger-ui-bundle.js', '/favicon-32x32.png'])

/** `/openapi.json`, and `/docs` to read it; everything comes from this service, nothing from elsewhere. */
export function documentation(document: unknown): Router {
  const printed = `${JSON.stringify(document, null, 2)}\n`
  const assets = path.dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'))
  const router = Router()
  // Without upgrading to https, which a service on a machine of one's own does not speak.
  router.use('/docs', contentSecurityPolicy({ directives: { upgradeInsecureRequests: null } }))
  router.get('/openapi.json', (_request, response) => void response.type('json').send(printed))
  router.get('/', (_request, response) => response.redirect('/docs'))
  router.get('/docs', (_request, response) => void response.type('html').send(PAGE))
  router.get('/docs/begin.js', (_request, response) => void response.type('js').send(SCRIPT))
  router.use('/docs', (request, response, next) => {
    if (FILES.has(request.path)) express.static(assets, { index: false })(request, response, next)
    else next()
  })
  return router
}
