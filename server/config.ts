import { chmodSync, mkdirSync } from 'node:fs';
import { isIP } from 'node:net';
import path from 'node:path';
import { z } from 'zod';
import { ConfigError } from './config-error';
import { KEY_VARIABLES, type KeysRead, readEncryptionKeys } from './encryption-keys';

export { ConfigError } from './config-error';

/** One account of ours on a platform, and what opens it. `id` may be absent while there is only one. */
export interface Account {
  id?: string;
  token: string;
}

export interface MessengerConfig {
  pages: readonly Account[];
  appSecret: string;
  verifyToken: string;
  apiBase: string;
}

export interface ZaloConfig {
  appId: string;
  appSecret: string;
  oaSecret: string;
  /** Official Accounts with their refresh tokens. */
  accounts: readonly Account[];
  /** Whether staff may answer from 48 hours to seven days after a person's last message, which Zalo bills. */
  paidReplies: boolean;
  apiBase: string;
  oauthBase: string;
}

export interface WebhookConfig {
  url: string;
  secret: string;
}

export interface MailConfig {
  smtpUrl: string;
  to: string[];
}

export interface ZaloBotConfig {
  token: string;
  /** The word that comes with every call of the webhook. */
  secret?: string;
  apiBase: string;
}

/** How long what belongs to people stays after their last message, days. What never ends stands in docs/privacy/register.md. */
export interface Retention {
  /** A conversation with a case, once that is closed, with all that is in it; questions without an answer. */
  caseDays: number;
  /** A conversation of which there was never a case (domain.md §7 proposes 30). */
  talkDays: number;
}

/** Where traces go (OTLP over HTTP), and which share of them, from 0 to 1. */
export interface Traces {
  endpoint: string;
  share: number;
}

/** The settings of one process, read once from the environment (see README, "Configuration"). */
export interface Config extends KeysRead {
  port: number;
  host: string;
  publicUrl: string;
  dataDir: string;
  /** The MongoDB-compatible server that keeps the data; absent when they are kept in `dataDir`. */
  databaseUrl?: string;
  /** Whose word is taken for where a caller comes from: proxies before us, in Express's terms. */
  trustProxy: string;
  /** How large the spool may grow in which things wait while the database is away, bytes. */
  spoolBytes: number;
  retention: Retention;
  /** Whether accounts that an administrator lets in wait for a second person. */
  secondPerson: boolean;
  /** By which figures are asked for; absent: whoever calls from near, without a proxy, may see them. */
  metricsToken?: string;
  /** Origins whose pages may show the chat in a frame and speak Direct Line. */
  webOrigins: readonly string[];
  messenger?: MessengerConfig;
  zalo?: ZaloConfig;
  staffWebhook?: WebhookConfig;
  mail?: MailConfig;
  zaloBot?: ZaloBotConfig;
  /** Absent: nobody asks for traces. */
  traces?: Traces;
}

const url = z.url({ protocol: /^https?$/ }).transform((value) => value.replace(/\/+$/, ''));
const filled = z.string().min(1);
const databaseUrl = z.string().regex(/^mongodb(\+srv)?:\/\/[^/\s]+/);
/** In Express's terms, which raises only when it is set: the line that names the variable must come from here. */
const proxies = filled.refine((value) => value.split(',').every((one) => isNetwork(one.trim())));
const origins = z
  .string()
  .transform((value) =>
    value
      .split(',')
      .map((one) => one.trim())
      .filter(Boolean),
  )
  .refine((all) => all.every((one) => URL.canParse(one) && new URL(one).origin === one));
/** The scheme asks for 24 to 64 random bytes (Standard Webhooks 1.0.0, "Signature scheme"). */
const webhookSecret = z
  .string()
  .regex(/^(?:whsec_)?[A-Za-z0-9+/]+={0,2}$/)
  .refine((secret) => isBetween(Buffer.from(secret.replace(/^whsec_/, ''), 'base64').length, 24, 64));
function isNetwork(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/');
  if (['loopback', 'linklocal', 'uniquelocal'].includes(text)) return true;
  const most = isIP(address) === 4 ? 32 : 128;
  const isPrefix = bits === undefined || (/^\d{1,3}$/.test(bits) && isBetween(Number(bits), 1, most));
  return isIP(address) !== 0 && isPrefix && !more.length;
}
const isBetween = (value: number, least: number, most: number) => value >= least && value <= most;
const addresses = z
  .string()
  .transform((text) => text.split(',').map((one) => one.trim()))
  .pipe(z.array(z.email()).min(1));
/** `token`, or for several accounts `id:token,id:token`. */
const accounts = z
  .string()
  .min(1)
  .transform((value) => value.split(',').map(readAccount))
  .refine((all) => all.length === 1 || new Set(all.map(({ id }) => id ?? '')).size === all.length)
  .refine((all) => all.every(({ id, token }) => token && (id ?? all.length === 1)));

function readAccount(text: string): Account {
  const [, id, token = ''] = /^(?:(\d+):)?(.*)$/s.exec(text.trim()) ?? [];
  return { ...(id && { id }), token };
}

/** Each variable, what it should hold in words, and the schema that checks it. */
const VARIABLES = {
  PORT: ['a port number from 0 to 65535', z.coerce.number().int().min(0).max(65535)],
  HOST: ['an address to listen on', filled],
  DATA_DIR: ['a folder that may be written', filled],
  TRUST_PROXY: ['addresses or networks of proxies, or loopback, linklocal, uniquelocal, comma-separated', proxies],
  METRICS_TOKEN: ['a random word of 16 to 256 characters', z.string().regex(/^[\x21-\x7e]{16,256}$/)],
  SPOOL_MB: ['how large the spool may grow, in megabytes of at least 1', z.coerce.number().int().min(1)],
  DATABASE_URL: ['nothing, or an address that begins with mongodb:// or mongodb+srv://', databaseUrl],
  PUBLIC_URL: ['an address that begins with http:// or https://', url],
  WEB_ORIGINS: ['origins like https://example.vn, comma-separated', origins],
  RETENTION_TALK_DAYS: ['a number of days of at least 1', z.coerce.number().int().min(1)],
  RETENTION_DAYS: ['a number of days of at least 1', z.coerce.number().int().min(1)],
  MESSENGER_PAGE_TOKEN: ["the Page's access token; of several Pages id:token, comma-separated", accounts],
  MESSENGER_APP_SECRET: ["the app's secret", filled],
  MESSENGER_VERIFY_TOKEN: ['the word given to Meta when the webhook was set up', filled],
  MESSENGER_API_BASE: ['an address that begins with http:// or https://', url],
  ZALO_APP_ID: ["the Zalo app's id", z.string().regex(/^\d+$/)],
  ZALO_APP_SECRET: ["the Zalo app's secret key", filled],
  ZALO_OA_SECRET: ["the Official Account's secret key", filled],
  ZALO_REFRESH_TOKEN: ['a refresh token of the Official Account; of several id:token, comma-separated', accounts],
  ZALO_PAID_REPLIES: ['yes, or no', z.enum(['yes', 'no']).transform((word) => word === 'yes')],
  ACCOUNTS_SECOND_PERSON: ['yes, or no', z.enum(['yes', 'no']).transform((word) => word === 'yes')],
  ZALO_API_BASE: ['an address that begins with http:// or https://', url],
  ZALO_OAUTH_BASE: ['an address that begins with http:// or https://', url],
  STAFF_WEBHOOK_URL: ['an address that begins with http:// or https://', url],
  STAFF_WEBHOOK_SECRET: ['whsec_ and base64 of 24 to 64 random bytes', webhookSecret],
  SMTP_URL: ['an address that begins with smtp:// or smtps://', z.url({ protocol: /^smtps?$/ })],
  STAFF_EMAIL: ['e-mail addresses, comma-separated', addresses],
  ZALO_BOT_TOKEN: ["the bot's token, a number, a colon and a secret", z.string().regex(/^\d+:\S+$/)],
  ZALO_BOT_SECRET: [
    'a word of 8 to 256 characters, given to Zalo when the webhook was set up',
    z.string().min(8).max(256),
  ],
  ZALO_BOT_API_BASE: ['an address that begins with http:// or https://', url],
  OTEL_EXPORTER_OTLP_ENDPOINT: ['an address that begins with http:// or https://', url],
  OTEL_TRACES_SAMPLER_ARG: ['the share of traces that is taken, from 0 to 1', z.coerce.number().min(0).max(1)],
} as const satisfies Record<string, readonly [string, z.ZodType]>;

type Name = keyof typeof VARIABLES;
/** All that a server reads. */
export const VARIABLE_NAMES: readonly string[] = [...Object.keys(VARIABLES), ...KEY_VARIABLES];
type Env = Record<string, string | undefined>;

/** What may be shown of a wrong value: secrets never. */
const SECRET = /SECRET|TOKEN|SMTP_URL|DATABASE_URL/;

function read<N extends Name>(env: Env, name: N, fallback?: string): z.output<(typeof VARIABLES)[N][1]> {
  const value = env[name]?.trim() || fallback;
  const [wanted, schema] = VARIABLES[name];
  if (value === undefined) throw new ConfigError(`${name} is missing; it should hold ${wanted}`);
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data as z.output<(typeof VARIABLES)[N][1]>;
  const held = SECRET.test(name) ? `a value of ${value.length} characters` : JSON.stringify(value);
  throw new ConfigError(`${name} holds ${held}; it should hold ${wanted}`);
}

/** Whether any variable of a group is set: then all are read, and the first that is missing is named. */
function isOn(env: Env, names: readonly Name[]): boolean {
  return names.some((name) => env[name]?.trim());
}

const MESSENGER = ['MESSENGER_PAGE_TOKEN', 'MESSENGER_APP_SECRET', 'MESSENGER_VERIFY_TOKEN'] as const;
const ZALO = ['ZALO_APP_ID', 'ZALO_APP_SECRET', 'ZALO_OA_SECRET', 'ZALO_REFRESH_TOKEN'] as const;

/** Where the platforms' APIs are; the Graph API in the version of the documentation of May 2026 (reference: Messenger, A). */
export const API_BASES = {
  messenger: 'https://graph.facebook.com/v25.0',
  zalo: 'https://openapi.zalo.me',
  zaloBot: 'https://bot-api.zaloplatforms.com',
} as const;

function messenger(env: Env): MessengerConfig | undefined {
  if (!isOn(env, MESSENGER)) return undefined;
  return {
    pages: read(env, 'MESSENGER_PAGE_TOKEN'),
    appSecret: read(env, 'MESSENGER_APP_SECRET'),
    verifyToken: read(env, 'MESSENGER_VERIFY_TOKEN'),
    apiBase: read(env, 'MESSENGER_API_BASE', API_BASES.messenger),
  };
}

function zalo(env: Env): ZaloConfig | undefined {
  if (!isOn(env, ZALO)) return undefined;
  return {
    appId: read(env, 'ZALO_APP_ID'),
    appSecret: read(env, 'ZALO_APP_SECRET'),
    oaSecret: read(env, 'ZALO_OA_SECRET'),
    accounts: read(env, 'ZALO_REFRESH_TOKEN'),
    paidReplies: read(env, 'ZALO_PAID_REPLIES', 'no'),
    apiBase: read(env, 'ZALO_API_BASE', API_BASES.zalo),
    oauthBase: read(env, 'ZALO_OAUTH_BASE', 'https://oauth.zaloapp.com'),
  };
}

function staffWebhook(env: Env): WebhookConfig | undefined {
  if (!isOn(env, ['STAFF_WEBHOOK_URL', 'STAFF_WEBHOOK_SECRET'])) return undefined;
  return { url: read(env, 'STAFF_WEBHOOK_URL'), secret: read(env, 'STAFF_WEBHOOK_SECRET') };
}

function mail(env: Env): MailConfig | undefined {
  if (!isOn(env, ['SMTP_URL', 'STAFF_EMAIL'])) return undefined;
  return { smtpUrl: read(env, 'SMTP_URL'), to: read(env, 'STAFF_EMAIL') };
}

function zaloBot(env: Env): ZaloBotConfig | undefined {
  if (!isOn(env, ['ZALO_BOT_TOKEN'])) return undefined;
  return {
    token: read(env, 'ZALO_BOT_TOKEN'),
    ...(env.ZALO_BOT_SECRET?.trim() && { secret: read(env, 'ZALO_BOT_SECRET') }),
    apiBase: read(env, 'ZALO_BOT_API_BASE', API_BASES.zaloBot),
  };
}

/** By the standard's own names (OpenTelemetry, "Environment variables"). */
function traces(env: Env): Traces | undefined {
  if (!isOn(env, ['OTEL_EXPORTER_OTLP_ENDPOINT'])) return undefined;
  return { endpoint: read(env, 'OTEL_EXPORTER_OTLP_ENDPOINT'), share: read(env, 'OTEL_TRACES_SAMPLER_ARG', '1') };
}

/** A conversation without a case is never kept longer than one with. */
function retention(env: Env): Retention {
  const caseDays = read(env, 'RETENTION_DAYS', '180');
  return { caseDays, talkDays: Math.min(read(env, 'RETENTION_TALK_DAYS', '30'), caseDays) };
}

function makeDataDir(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    chmodSync(dataDir, 0o700);
  } catch {
    throw new ConfigError(`DATA_DIR holds ${JSON.stringify(dataDir)}; it should hold ${VARIABLES.DATA_DIR[0]}`);
  }
}

/** Reads the environment; raises {@link ConfigError} for the first variable that is missing or wrong. */
export function readConfig(env: Env): Config {
  const port = read(env, 'PORT', '3978');
  const host = read(env, 'HOST', '127.0.0.1');
  const dataDir = path.resolve(read(env, 'DATA_DIR', './data'));
  const settings = {
    port,
    host,
    publicUrl: read(env, 'PUBLIC_URL', `http://${host.includes(':') ? `[${host}]` : host}:${port}`),
    dataDir,
    databaseUrl: env.DATABASE_URL?.trim() ? read(env, 'DATABASE_URL') : undefined,
    trustProxy: read(env, 'TRUST_PROXY', 'loopback'),
    spoolBytes: read(env, 'SPOOL_MB', '512') * 2 ** 20,
    secondPerson: read(env, 'ACCOUNTS_SECOND_PERSON', env.NODE_ENV === 'production' ? 'yes' : 'no'),
    ...(env.METRICS_TOKEN?.trim() && { metricsToken: read(env, 'METRICS_TOKEN') }),
    retention: retention(env),
    webOrigins: env.WEB_ORIGINS?.trim() ? read(env, 'WEB_ORIGINS') : [],
    messenger: messenger(env),
    zalo: zalo(env),
    staffWebhook: staffWebhook(env),
    mail: mail(env),
    zaloBot: zaloBot(env),
    traces: traces(env),
  };
  makeDataDir(dataDir);
  return { ...settings, ...readEncryptionKeys(env, dataDir) };
}
