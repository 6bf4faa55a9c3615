import { defineConfig } from 'vite'

// Every page is one HTML file beside this one. It is served one level deep (`/`, `/graphql`) and finds its files by the
// relative address `./assets/…`, so the whole works behind any path prefix without being told.
const pages = ['index.html', 'graphiql.html']

export default defineConfig({
  base: './',
  build: {
    outDir: 'static',
    assetsDir: 'assets',
    target: 'es2022',
    // Monaco is one library; splitting it further would gain nothing on a page for developers.
    chunkSizeWarningLimit: 4096,
    reportCompressedSize: false,
    rolldownOptions: {
      input: pages,
      // Libraries mark modules with "use client" and the like for server frameworks; here it means nothing.
      onLog: (level, log, report) => {
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') report(level, log)
      },
    },
  },
})
