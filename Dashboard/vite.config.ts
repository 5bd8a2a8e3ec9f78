import { defineConfig } from 'vite';

// The bundle is embedded in the API and committed: no name of a file or of this machine may enter it that changes from build to build.
export default defineConfig({
  build: {
    outDir: '../Api/Dashboard/Bundle',
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
  },
  server: {
    // `npm run dev` beside a running `./isobar up --demo`.
    proxy: { '/v1': { target: process.env['ISOBAR_SERVER'] ?? 'http://127.0.0.1:8080', changeOrigin: true } },
  },
});
