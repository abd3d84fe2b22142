import type { Library } from '../articles/library.ts'
import type { Route } from '../http/route.ts'
import { articleRoutes } from '../http/routes/articles.ts'
import { operationRoutes, promptRoutes } from '../http/routes/operations.ts'
import { taskRoutes } from '../http/routes/tasks.ts'
import { usageRoutes } from '../http/routes/usage.ts'
import type { Catalog } from '../prompts/catalog.ts'
import { tasks } from '../tasks/index.ts'
import type { Usages } from '../usage.ts'

type Served = Parameters<typeof taskRoutes>[1] & { library: Library; catalog: Catalog; usages: Usages }

/** Everything that is answered over HTTP. */
export function routesOf(
  { library, catalog, usages, ...parts }: Served,
  unreadiness: () => Promise<string[]>,
): Route[] {
  return [
    ...taskRoutes(tasks, parts),
    ...articleRoutes(library),
    ...promptRoutes(catalog),
    ...usageRoutes(usages),
    ...operationRoutes(parts.metrics, unreadiness),
  ]
}
