/** The first bytes of what is kept; what is none of these is not kept, whatever it says that it is. */
const SIGNATURES: readonly (readonly [type: string, at: number, bytes: string])[] = [
  ['image/jpeg', 0, '\xff\xd8\xff'],
  ['image/png', 0, '\x89PNG\r\n\x1a\n'],
  ['image/gif', 0, 'GIF8'],
  ['image/webp', 8, 'WEBP'],
  ['image/avif', 4, 'ftypavif'],
  ['image/tiff', 0, 'II*\0'],
  ['image/tiff', 0, 'MM\0*'],
  ['audio/amr', 0, '#!AMR'],
  ['audio/ogg', 0, 'OggS'],
  ['audio/mpeg', 0, 'ID3'],
  ['audio/mpeg', 0, '\xff\xfb'],
  ['audio/mpeg', 0, '\xff\xf3'],
  ['audio/mpeg', 0, '\xff\xf2'],
  ['audio/aac', 0, '\xff\xf1'],
  ['audio/aac', 0, '\xff\xf9'],
  ['audio/wav', 8, 'WAVE'],
  ['audio/mp4', 4, 'ftypM4A'],
  ['video/mp4', 4, 'ftyp'],
  ['video/webm', 0, '\x1a\x45\xdf\xa3'],
  ['application/pdf', 0, '%PDF-'],
  // Word, Excel and PowerPoint up to 2003.
  ['application/msword', 0, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'],
];

/** Their later files are archives: what they are is told by the folders in them (ECMA-376). */
const ARCHIVE = 'PK\x03\x04';
const OFFICE = 'application/vnd.openxmlformats-officedocument.';
const FOLDERS: readonly (readonly [folder: string, type: string])[] = [
  ['word/', `${OFFICE}wordprocessingml.document`],
  ['xl/', `${OFFICE}spreadsheetml.sheet`],
  ['ppt/', `${OFFICE}presentationml.presentation`],
];
/** So far into an archive its folders are looked for, in bytes. */
const LOOKED_INTO = 16_384;

/** How files of a type are called, for whoever saves one. */
const EXTENSIONS: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'audio/amr': 'amr',
  'audio/ogg': 'ogg',
  'audio/mpeg': 'mp3',
  'audio/aac': 'aac',
  'audio/wav': 'wav',
  'audio/mp4': 'm4a',
  'video/mp4': 'mp4',
  'video/webm': 'webm',
  'application/pdf': 'pdf',
  'application/msword': 'doc',
  [`${OFFICE}wordprocessingml.document`]: 'docx',
  [`${OFFICE}spreadsheetml.sheet`]: 'xlsx',
  [`${OFFICE}presentationml.presentation`]: 'pptx',
};

/** The end of the name of a file of this type. */
export const extensionOf = (contentType: string): string => EXTENSIONS[contentType] ?? 'bin';

/** The media type of a file by its content, or undefined when it is nothing that is kept. */
export function contentTypeOf(bytes: Buffer): string | undefined {
  const head = bytes.subarray(0, 16).toString('latin1');
  if (head.startsWith(ARCHIVE)) return officeTypeOf(bytes);
  return SIGNATURES.find(([, at, signature]) => head.startsWith(signature, at))?.[0];
}

function officeTypeOf(bytes: Buffer): string | undefined {
  const beginning = bytes.subarray(0, LOOKED_INTO);
  return FOLDERS.find(([folder]) => beginning.includes(folder))?.[1];
}
