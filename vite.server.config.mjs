import { defineConfig } from 'vite';

/** What is loaded from its own folder: it has machine code, files or threads of its own, or is seldom needed. */
const APART = [
  ...['libsql', '@node-rs/argon2', '@resvg/resvg-js', 'sharp', 'mongoose'],
  ...['tesseract.js', '@tesseract.js-data/vie', '@expo-google-fonts/be-vietnam-pro', 'pdfkit'],
  ...['read-excel-file', 'write-excel-file', 'nodemailer', /^@opentelemetry\//],
  // These are kept from loading (server/unused-sdk-parts.ts).
  ...[/^@azure\//, /^@microsoft\//, 'botframework-connector'],
];

const escapeOf = (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;

/**
 * Writes what is not ASCII as an escape, and takes the place of a needless backslash before it. Node keeps the text of a program for as long as it runs, and of one with a single letter
 * beyond Latin 1 two bytes for each character.
 */
const inAscii = {
  name: 'in-ascii',
  generateBundle: (_, files) => {
    for (const file of Object.values(files))
      if (file.type === 'chunk')
        file.code = file.code.replace(
          /(\\*)([^\0-\x7f])/g,
          (_all, before, unit) => before.slice(before.length % 2) + escapeOf(unit),
        );
  },
};

/** Builds the server in one file, which server/main.ts takes: so a start is quick. What is loaded only when it is needed stays apart. */
export default defineConfig({
  publicDir: false,
  plugins: [inAscii],
  ssr: { noExternal: true, external: APART.filter((name) => typeof name === 'string') },
  build: {
    ssr: 'server/serve.ts',
    outDir: 'dist/server',
    emptyOutDir: false,
    target: 'node20',
    // A trace names the function and a line of a file that can be read; a map would take 50 MB of every process's memory.
    sourcemap: false,
    minify: false,
    rolldownOptions: {
      external: APART.map((name) => (typeof name === 'string' ? new RegExp(`^${name}(?:/|$)`) : name)),
      output: { format: 'cjs', entryFileNames: 'whole.cjs', chunkFileNames: 'whole-[name].cjs', comments: false },
    },
  },
});
