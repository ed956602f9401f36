import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Builds the staff console; the server hands out `dist/console` under `/console/`. */
export default defineConfig({
  root: path.join(import.meta.dirname, 'server/staff/console'),
  base: '/console/',
  plugins: [react()],
  build: {
    outDir: path.join(import.meta.dirname, 'dist/console'),
    emptyOutDir: true,
    // An inlined asset is a data: address, which the strict content policy of the console does not allow.
    assetsInlineLimit: 0,
    // In kB before compression; 170 kB go over the wire, once.
    chunkSizeWarningLimit: 700,
  },
});
