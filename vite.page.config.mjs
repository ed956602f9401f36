import { fileURLToPath, URL } from 'node:url';
import { defineConfig } from 'vite';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** Builds the public chat page, and the style of the pages that are read: for old phones on slow networks, and for a policy that allows nothing inline. */
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
    rolldownOptions: {
      input: { index: here('server/channels/web/page/index.html'), doc: here('server/pages/style.css') },
      // The pages that are read are made by the server, and name their style as it is called here.
      output: {
        assetFileNames: ({ names }) => (names.includes('doc.css') ? 'doc.css' : 'assets/[name]-[hash][extname]'),
      },
    },
  },
});
