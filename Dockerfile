# Written with care, but not built where it was written: there is no container engine there.
FROM node:24.21-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --no-audit --no-fund
COPY tsconfig.json tsconfig.build.json ./
COPY src ./src
RUN npm run build

FROM node:24.21-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 COPYDESK_CACHE_DIR=/var/lib/copydesk/cache COPYDESK_DATA_DIR=/var/lib/copydesk/data
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --no-audit --no-fund && npm cache clean --force && mkdir -p /var/lib/copydesk && chown node:node /var/lib/copydesk
COPY --from=build /app/dist ./dist
COPY bin ./bin
COPY prompts ./prompts
COPY seeds ./seeds
USER node
VOLUME /var/lib/copydesk
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=3s --start-period=5s CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/livez').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# node is the process itself, so that it is told to stop and can finish what is running.
CMD ["node", "bin/copydesk.js", "serve"]
