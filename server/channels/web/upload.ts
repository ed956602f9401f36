import { DirectLineError } from './errors';
import { type Said, readSaid } from './incoming';
import { readForm } from './multipart';

/** More files than this in one message are not told of. */
const MAX_FILES = 10;

/** A message with files; `contentTypes` are what the client says that they are. */
export interface Uploaded {
  said: Said;
  files: { contentType: string; bytes: Buffer }[];
}

/** Reads an upload, as multipart form (parts `activity` and `file`) or as the bare file. */
export function readUpload(body: Buffer, contentType: string): Uploaded {
  if (!body.length) throw new DirectLineError('MalformedData');
  if (!/^multipart\/form-data\b/i.test(contentType))
    return { said: readSaid({ type: 'message' }), files: [{ contentType: typeOf(contentType), bytes: body }] };
  const parts = readForm(body, contentType);
  if (!parts?.length) throw new DirectLineError('MalformedData');
  const template = parts.find(({ name }) => name === 'activity');
  const files = parts.filter((part) => part !== template).slice(0, MAX_FILES);
  const activity = template ? parse(template.content) : {};
  return {
    said: readSaid({ ...activity, type: 'message' }),
    files: files.map((file) => ({ contentType: typeOf(file.contentType), bytes: file.content })),
  };
}

function parse(json: Buffer): object {
  try {
    const value: unknown = JSON.parse(json.toString('utf8'));
    if (typeof value === 'object' && value !== null) return value;
  } catch {
    // refused below
  }
  throw new DirectLineError('MalformedData');
}

/** The bare media type; what is none is called a file. */
function typeOf(given: string): string {
  const type = given.split(';')[0]?.trim().toLowerCase() ?? '';
  return /^[\w.+-]{1,60}\/[\w.+-]{1,60}$/.test(type) ? type : 'application/octet-stream';
}
