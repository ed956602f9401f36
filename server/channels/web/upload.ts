import { DirectLineError } from './errors';
import { type Said, readSaid } from './incoming';
import { readForm } from './multipart';

/** More files than this in one message are not told of. */
const MAX_FILES = 10;

/**
 * Reads an upload, as multipart form (parts `activity` and `file`) or as the bare file. Of the file only its content
 * type goes on: the content is dropped, as nothing here reads it.
 */
export function readUpload(body: Buffer, contentType: string): Said {
  if (!body.length) throw new DirectLineError('MalformedData');
  if (!/^multipart\/form-data\b/i.test(contentType)) return readSaid({ type: 'message' }, [typeOf(contentType)]);
  const parts = readForm(body, contentType);
  if (!parts?.length) throw new DirectLineError('MalformedData');
  const template = parts.find(({ name }) => name === 'activity');
  const files = parts.filter((part) => part !== template).slice(0, MAX_FILES);
  const activity = template ? parse(template.content) : {};
  return readSaid(
    { ...activity, type: 'message' },
    files.map((file) => typeOf(file.contentType)),
  );
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
