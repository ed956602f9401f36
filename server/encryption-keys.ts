import { execSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, linkSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ConfigError } from './config-error';
import { type EncryptionKey, generateKey, parseKeys } from './store/encryption';

/** Where the operator's keys come from. Each source is read once, at the start; a new one is a line here. */
const SOURCES = {
  ENCRYPTION_KEYS: (value: string) => value,
  ENCRYPTION_KEYS_FILE: readFile,
  ENCRYPTION_KEYS_COMMAND: runCommand,
} as const;
type Source = keyof typeof SOURCES;
/** The variables of which one may be set. */
export const KEY_VARIABLES = Object.keys(SOURCES) as Source[];

/** What every source gives. */
const WANTED = 'id:base64(32 bytes), comma-separated';
/** A key service that does not answer must not hold up the start for ever. */
const COMMAND_TIMEOUT_MS = 30_000;

export interface KeysRead {
  encryptionKeys: EncryptionKey[];
  /** A thief of the data would have them, too. */
  keysBesideData: boolean;
}

/**
 * The keys of the environment: given there, in a file, or printed by a command (of a key management service), never by two of
 * them; otherwise of a file of ours beside the data. Raises {@link ConfigError}: without ever showing a key, and in production
 * when they lie beside the data.
 */
export function readEncryptionKeys(env: Record<string, string | undefined>, dataDir: string): KeysRead {
  const given = KEY_VARIABLES.filter((name) => env[name]?.trim());
  const [source, other] = given;
  if (other) throw new ConfigError(`${given.join(' and ')} are both set; only one of them should be`);
  const named = source && (env[source]?.trim() ?? '');
  const ownFile = path.join(dataDir, 'encryption-keys');
  const file =
    source === undefined ? ownFile : source === 'ENCRYPTION_KEYS_FILE' ? path.resolve(named ?? '') : undefined;
  const keysBesideData = file !== undefined && isInside(file, dataDir);
  if (keysBesideData && env.NODE_ENV === 'production') throw new ConfigError(besideData(file));
  if (source === undefined && !existsSync(ownFile)) writeOwnKeys(ownFile);
  const text = source === undefined ? readFile(ownFile) : SOURCES[source](named ?? '');
  return { encryptionKeys: parsed(text, source ?? ownFile), keysBesideData };
}

/** Of several processes that begin on new data together one writes the keys, whole, and all read the same. */
function writeOwnKeys(file: string): void {
  const draft = `${file}.${randomUUID()}`;
  writeFileSync(draft, `${generateKey('k1')}\n`, { mode: 0o600, flag: 'wx' });
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft);
  }
}

const besideData = (file: string): string =>
  `ENCRYPTION_KEYS_FILE holds ${JSON.stringify(file)}, beside the data; in production (NODE_ENV) the keys should lie outside ` +
  'DATA_DIR, or come by ENCRYPTION_KEYS or ENCRYPTION_KEYS_COMMAND: whoever steals the data would have them, too';

/** Also by way of a link. */
function isInside(file: string, folder: string): boolean {
  const real = (name: string) => (existsSync(name) ? realpathSync(name) : name);
  const [inner, outer] = [real(file), real(folder)];
  return [file, inner].some((one) => one.startsWith(outer + path.sep) || one.startsWith(folder + path.sep));
}

function readFile(file: string): string {
  try {
    return readFileSync(path.resolve(file), 'utf8');
  } catch {
    throw new ConfigError(
      `ENCRYPTION_KEYS_FILE holds ${JSON.stringify(file)}; it should hold a file that holds ${WANTED}`,
    );
  }
}

/** What the command says beside the keys goes to our own error output; what it printed is never shown. */
function runCommand(command: string): string {
  try {
    return execSync(command, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], timeout: COMMAND_TIMEOUT_MS });
  } catch (error) {
    const { status, signal } = error as { status?: number | null; signal?: string | null };
    const how = signal ? `was ended by ${signal}` : `ended with ${status ?? 'an error'}`;
    throw new ConfigError(`ENCRYPTION_KEYS_COMMAND ${how}; it should print ${WANTED}`);
  }
}

function parsed(text: string, where: string): EncryptionKey[] {
  try {
    return parseKeys(text.trim());
  } catch (error) {
    throw new ConfigError(`${where} holds something else than ${WANTED}: ${(error as Error).message}`);
  }
}
