import { fileURLToPath, URL } from 'node:url';
import { defineConfig } from 'vite';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** Builds the page /kiem-tra, for the same phones and policy as the chat page. */
export default defineConfig({
  root: here('server/offers/page'),
  base: '/kiem-tra/',
  publicDir: false,
  build: {
    outDir: here('dist/check'),
    emptyOutDir: true,
    target: ['es2017', 'chrome61', 'safari11'],
    cssTarget: ['chrome61', 'safari11'],
    modulePreload: false,
    assetsInlineLimit: 0,
    reportCompressedSize: true,
  },
});
