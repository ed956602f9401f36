import type { Request, Response } from 'express';
import { z } from 'zod';
import type { Permission } from '../permissions';
import type { SignedIn } from '../sessions';
import { Problem } from './problem';
import { DETAILS } from './texts';

/** Who may call: anyone, whoever is signed in, or whoever has a permission. */
export type Access = 'anyone' | 'staff' | Permission;

interface Shape<Body extends z.ZodType, Query extends z.ZodObject> {
  method: 'get' | 'post' | 'patch' | 'delete';
  /** Below `/api`, in Express's notation. */
  path: string;
  summary: string;
  /** Whether tries are counted, since a secret is asked for. */
  limited?: boolean;
  body?: Body;
  query?: Query;
  /** The body is a file, of one of these types and at most so many bytes; and what is said of others. */
  upload?: { types: readonly string[]; limit: number; refusals: { type: string; tooLarge: string } };
  /** What the log calls it, when it is written there by the router; what somebody reads is written once a minute. */
  audit?: string;
  /** Whether the call takes an Idempotency-Key. */
  keyed?: boolean;
  /**
   * Whether the password must have been given just now: for what gives power over other people's accounts, or takes data
   * out of the house; for some of the calls only, if it says so.
   */
  fresh?: boolean | ((request: Request) => boolean);
  status: number;
  /** Schema of the answer; absent when there is no JSON in it. */
  answer?: z.ZodType;
}

/** What the log says about a call: of whom or what it was, and in a word of ours how. */
export interface AuditNote {
  target: string;
  detail?: string | undefined;
  /** What was looked for; it is counted and never written. */
  sought?: string | undefined;
}

interface Call<Body, Query> {
  request: Request;
  response: Response;
  body: Body;
  query: Query;
}

interface Run {
  request: Request;
  response: Response;
  who: SignedIn | undefined;
  /** Says what the log shall say; without it, the record in the path or whoever called is named. */
  note: (note: AuditNote) => void;
}

/** A file as the answer to a call: it leaves only once the log says who has taken it. */
export class Download {
  constructor(
    readonly name: string,
    readonly type: string,
    readonly body: string | Buffer,
  ) {}

  send(response: Response): void {
    response.attachment(this.name).type(this.type).send(this.body);
  }
}

/** One call of the API, as the router and the OpenAPI document see it. */
export interface Operation extends Shape<z.ZodType, z.ZodObject> {
  access: Access;
  run(call: Run): Promise<unknown>;
}

/** A call that needs no session. The result is sent as JSON; nothing is sent for undefined. */
export function open<Body extends z.ZodType, Query extends z.ZodObject>(
  spec: Shape<Body, Query> & { handle: (call: Call<z.output<Body>, z.output<Query>>) => Promise<unknown> },
): Operation {
  return { ...spec, access: 'anyone', run: ({ request, response }) => spec.handle(parsed(spec, request, response)) };
}

/** A call of somebody who is signed in. */
export function staff<Body extends z.ZodType, Query extends z.ZodObject>(
  spec: Shape<Body, Query> & {
    access?: Permission;
    handle: (call: Call<z.output<Body>, z.output<Query>> & Pick<Run, 'note'> & { who: SignedIn }) => Promise<unknown>;
  },
): Operation {
  return {
    access: 'staff',
    ...spec,
    run: ({ request, response, who, note }) => {
      if (!who) throw new Problem(401, DETAILS.signIn);
      return spec.handle({ ...parsed(spec, request, response), who, note });
    },
  };
}

function parsed<Body extends z.ZodType, Query extends z.ZodObject>(
  { body, query }: Shape<Body, Query>,
  request: Request,
  response: Response,
): Call<z.output<Body>, z.output<Query>> {
  return {
    request,
    response,
    body: parse(body ?? z.unknown(), request.body ?? {}) as z.output<Body>,
    query: parse(query ?? z.unknown(), request.query) as z.output<Query>,
  };
}

const { localeError } = z.locales.vi();

/** Reads what came from outside; names the fields that are wrong, never what they held. */
function parse(schema: z.ZodType, value: unknown): unknown {
  const result = schema.safeParse(value, { error: localeError });
  if (result.success) return result.data;
  const errors = result.error.issues.map(({ path, message }) => ({ field: path.join('.'), detail: message }));
  const fields = errors.map(({ field, detail }) => (field ? `${field} (${detail})` : detail)).join('; ');
  throw new Problem(
    400,
    DETAILS.invalid.replace('{fields}', () => fields),
    { errors },
  );
}
