import { fileURLToPath, URL } from 'node:url';
import { defineConfig } from 'vite';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** Builds the public chat page: for old phones on slow networks, and for a policy that allows nothing inline. */
export default defineConfig({
  root: here('server/channels/web/page'),
  // What stands in it is served as it is: the widget for other sites' pages.
  publicDir: here('server/channels/web/widget'),
  build: {
    outDir: here('dist/page'),
    emptyOutDir: true,
    target: ['es2017', 'chrome61', 'safari11'],
    cssTarget: ['chrome61', 'safari11'],
    modulePreload: false,
    assetsInlineLimit: 0,
    reportCompressedSize: true,
  },
});
