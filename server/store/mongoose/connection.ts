import mongoose, { type ConnectOptions, type Connection } from 'mongoose';
import { DatabaseSilent } from './deadline';

/** How long a call waits for a server that answers before it fails, so that a webhook can go to the spool in good time. */
const SELECTION_TIMEOUT_MS = 2_000;
/** How long a call may take once it was sent. */
const SOCKET_TIMEOUT_MS = 10_000;

/**
 * Calls at the same time. More do not go faster, and when thousands wait after an outage each of too many would take so long that it is
 * given up and asked anew.
 */
const MOST_CONNECTIONS = 20;

/** Every write is on the disks of most members of the replica set before it counts as done. */
const DURABLE = { w: 'majority', journal: true } as const;

/** Records are written as they are given: no field that a schema does not know, none of Mongoose's own. */
export const STRICT = { strict: 'throw', versionKey: false, minimize: false, writeConcern: DURABLE } as const;

/** How every connection is made. */
export const OPTIONS = {
  serverSelectionTimeoutMS: SELECTION_TIMEOUT_MS,
  maxPoolSize: MOST_CONNECTIONS,
  socketTimeoutMS: SOCKET_TIMEOUT_MS,
  writeConcern: DURABLE,
  readPreference: 'primary',
  // Sealed values come back as plain buffers.
  promoteBuffers: true,
  // A call made while the server is away fails at once instead of waiting in memory, where a crash would lose it.
  bufferCommands: false,
  // Collections and indexes are made once, in order, when the store is opened; never beside a first write.
  autoCreate: false,
  autoIndex: false,
} as const;

/** Raised when no server answers; says where it was looked for, without the password in the address. */
class DatabaseUnreachable extends Error {
  readonly code = 'DATABASE_UNREACHABLE';
}

/** Connects to the MongoDB-compatible server of `url`; raises {@link DatabaseUnreachable}. */
export async function connect(url: string, options: ConnectOptions = OPTIONS): Promise<Connection> {
  try {
    return await mongoose.createConnection(url, options).asPromise();
  } catch (cause) {
    const hosts = url.replace(/^(\S+:\/\/)(?:\S*@)?([^/?]*).*$/, '$1$2');
    throw new DatabaseUnreachable(`DATABASE_URL names ${hosts}, where no database answers`, { cause });
  }
}

/** Codes of a server that cannot take a write now: no primary, shutting down, not enough members (MongoDB's error codes). */
const AWAY_CODES = new Set([6, 7, 50, 64, 89, 91, 189, 262, 9001, 10107, 11600, 11602, 13435, 13436]);

/** Whether an error means that the database is away, so that the same call may go well later. */
export function isAway(error: unknown): boolean {
  if (error instanceof DatabaseSilent) return true;
  const { MongoServerError, MongoError } = mongoose.mongo;
  if (error instanceof MongoServerError)
    return error.hasErrorLabel('RetryableWriteError') || AWAY_CODES.has(Number(error.code));
  if (error instanceof MongoError || error instanceof mongoose.Error.MongooseServerSelectionError) return true;
  // What Mongoose says of a call while it has no connection, and may not keep calls in memory.
  return error instanceof mongoose.Error && error.message.includes('before initial connection');
}

/** MongoDB's code for a second record under a key that must be unique; FerretDB 1 says it so only of inserts. */
const DUPLICATE_KEY = 11_000;
const FERRETDB_DUPLICATE = /UNIQUE constraint failed/;

export function isDuplicate(error: unknown): boolean {
  if (!(error instanceof mongoose.mongo.MongoServerError)) return false;
  return error.code === DUPLICATE_KEY || FERRETDB_DUPLICATE.test(error.message);
}
