/** One part of a form (RFC 7578). */
export interface FormPart {
  name: string;
  /** As given, or empty. */
  contentType: string;
  content: Buffer;
}

/** More parts than this are no message. */
const MAX_PARTS = 20;
const HEADERS_END = Buffer.from('\r\n\r\n');

/** Splits a form into its parts; gives undefined when it is none. */
export function readForm(body: Buffer, contentType: string): FormPart[] | undefined {
  const [, quoted, bare] = /;\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(contentType) ?? [];
  const pieces = split(body, Buffer.from(`--${quoted ?? bare ?? ''}`));
  if (!(quoted ?? bare) || !pieces?.at(-1)?.subarray(0, 2).equals(Buffer.from('--'))) return undefined;
  const parts = pieces.slice(1, -1).map(readPart);
  return parts.every((part) => part !== undefined) ? parts : undefined;
}

function split(body: Buffer, boundary: Buffer): Buffer[] | undefined {
  const pieces: Buffer[] = [];
  let from = 0;
  for (let at = body.indexOf(boundary); at >= 0; at = body.indexOf(boundary, from)) {
    if (pieces.push(body.subarray(from, at)) > MAX_PARTS + 1) return undefined;
    from = at + boundary.length;
  }
  return [...pieces, body.subarray(from)];
}

/** A piece is a line end, headers, an empty line, content, and the line end that belongs to the next boundary. */
function readPart(piece: Buffer): FormPart | undefined {
  const end = piece.indexOf(HEADERS_END);
  if (end < 0) return undefined;
  const headers = piece.subarray(0, end).toString('utf8');
  const name = /^content-disposition:.*?[;\s]name="?([^";\r\n]*)/im.exec(headers)?.[1];
  const contentType = /^content-type:\s*([^\r\n]*)/im.exec(headers)?.[1] ?? '';
  return name === undefined ? undefined : { name, contentType, content: piece.subarray(end + HEADERS_END.length, -2) };
}
