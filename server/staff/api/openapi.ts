import { z } from 'zod';
import { cookieName } from './cookies';
import type { Operation } from './operation';
import { problemSchema } from './schemas';

/** The API as an OpenAPI 3.1 document, made from the very schemas that check its calls. */
export function describeApi(operations: readonly Operation[], publicUrl: string): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const operation of operations) {
    const path = `/api${operation.path.replace(/:(\w+)/g, '{$1}')}`;
    paths[path] = { ...paths[path], [operation.method]: describe(operation) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Hải Đăng: staff API', version: '1.0.0' },
    servers: [{ url: publicUrl }],
    paths,
    components: {
      schemas: { Problem: schemaOf(problemSchema, 'output') },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: cookieName(publicUrl.startsWith('https:')) } },
    },
  };
}

function describe({ summary, access, body, upload, status, answer, ...operation }: Operation): object {
  const problem = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
  return {
    summary: access === 'anyone' || access === 'staff' ? summary : `${summary} (permission: ${access})`,
    security: access === 'anyone' ? [] : [{ session: [] }],
    parameters: parameters(operation),
    ...(upload && { requestBody: { required: true, content: file(upload) } }),
    ...(body && { requestBody: { required: true, content: json(body, 'input') } }),
    responses: {
      [status]: { description: 'Done', ...(answer && { content: json(answer, 'output') }) },
      default: { description: 'A problem (RFC 9457)', content: problem },
    },
  };
}

function parameters({ path, query, keyed }: Pick<Operation, 'path' | 'query' | 'keyed'>): object[] {
  const inPath = [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const inQuery = Object.entries<z.ZodType>(query?.shape ?? {}).map(([name, schema]) => ({
    name,
    in: 'query',
    schema: schemaOf(schema, 'input'),
  }));
  const key = { name: 'Idempotency-Key', in: 'header', schema: { type: 'string', minLength: 1, maxLength: 200 } };
  const version = { name: 'If-Match', in: 'header', schema: { type: 'string' } };
  return [...inPath, ...inQuery, ...(keyed ? [key, version] : [])];
}

const json = (schema: z.ZodType, io: 'input' | 'output') => ({ 'application/json': { schema: schemaOf(schema, io) } });

const file = ({ types }: NonNullable<Operation['upload']>) =>
  Object.fromEntries(types.map((type) => [type, { schema: { type: 'string', format: 'binary' } }]));

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): object {
  return { ...z.toJSONSchema(schema, { io }), $schema: undefined };
}
