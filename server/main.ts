// First of all, before anything that loads the SDK.
import './unused-sdk-parts';
import { statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/**
 * The server in one file, as `npm run build` makes it (vite.server.config.mjs): to find, read and compile 1,400 files takes a start
 * more time than all the rest. Where only the compiler has run since, the files themselves are taken.
 */
const WHOLE = path.join(__dirname, 'whole.cjs');
/** The compiler writes it whenever it has written anything else. */
const COMPILED = path.join(__dirname, '../.tsbuildinfo');

/** Epoch ms; 0 for a file that is not there. */
const writtenAt = (file: string): number => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;

createRequire(__filename)(writtenAt(WHOLE) > writtenAt(COMPILED) ? WHOLE : './serve.js');
