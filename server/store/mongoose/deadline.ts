/** Raised when the database has not answered a call for long; what was asked for may have been done, or not. */
export class DatabaseSilent extends Error {
  readonly code = 'DATABASE_SILENT';
}

/**
 * A part of the store of which every call ends: one that has no answer after `ms` raises {@link DatabaseSilent}. The driver's own
 * limits do not hold for what is written to a connection that breaks in that moment (mongodb 7.8, `Connection.writeCommand` waits
 * for a `drain` that never comes): the conversation, the round or the spool that waits for it would wait for ever.
 */
export function withDeadline<T extends object>(part: T, ms: number): T {
  return new Proxy(part, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== 'function') return value;
      return (...args: unknown[]) => inTime((value as (...args: unknown[]) => unknown).apply(target, args), ms);
    },
  });
}

function inTime(result: unknown, ms: number): unknown {
  if (!(result instanceof Promise)) return result;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DatabaseSilent('the database has not answered')), ms);
  });
  return Promise.race([result, late]).finally(() => clearTimeout(timer));
}
