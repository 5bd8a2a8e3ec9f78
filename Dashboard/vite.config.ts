import { defineConfig } from 'vite';
import { outlines } from './build/outlines.ts';

// The bundle is embedded in the API and committed: no name of a file or of this machine may enter it that changes from build to build.
export default defineConfig({
  plugins: [outlines()],
  build: {
    outDir: '../Api/Dashboard/Bundle',
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    // One style for all pages: it is small, and a page fetched later never stands there without it.
    cssCodeSplit: false,
  },
  server: {
    // `npm run dev` beside a running `./isobar up --demo`.
    proxy: { '/v1': { target: process.env['ISOBAR_SERVER'] ?? 'http://127.0.0.1:8080', changeOrigin: true } },
  },
});
