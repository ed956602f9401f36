/** A row of numbers, as a file holds it. */
export type Table = Int8Array | Uint8Array | Uint16Array | Uint32Array | Float32Array;

/** Each table begins at a multiple of so many bytes: numbers of four bytes may lie nowhere else. */
const STEP = 4;
const BLANK = ' ';
const LINE_BREAK = 10;

/** Writes a line of JSON, and tables of numbers behind it; {@link headOf} and {@link tablesIn} read it. */
export function packTables(head: unknown, tables: readonly Table[]): Buffer {
  const line = Buffer.from(JSON.stringify(head));
  return Buffer.concat([
    line,
    Buffer.from(`${BLANK.repeat(missing(line.length + 1))}\n`),
    ...tables.flatMap(({ buffer, byteOffset, byteLength }) => [
      Buffer.from(buffer, byteOffset, byteLength),
      Buffer.alloc(missing(byteLength)),
    ]),
  ]);
}

/** Gives the tables of a file one after the other, each with so many numbers: views of the file, which is not copied. */
export interface Tables {
  int8: (length: number) => Int8Array;
  uint8: (length: number) => Uint8Array;
  uint16: (length: number) => Uint16Array;
  uint32: (length: number) => Uint32Array;
  float32: (length: number) => Float32Array;
}

/** The line of JSON with which a file begins: what it says, whoever wrote it. */
export const headOf = (file: Buffer): unknown => JSON.parse(file.toString('utf8', 0, file.indexOf(LINE_BREAK)));

/** The tables behind it; raises a RangeError for one that reaches over the end of the file. */
export function tablesIn(file: Buffer): Tables {
  let at = file.byteOffset + file.indexOf(LINE_BREAK) + 1;
  const next =
    <T extends Table>(Kind: new (buffer: ArrayBufferLike, at: number, length: number) => T) =>
    (length: number): T => {
      const table = new Kind(file.buffer, at, length);
      at += table.byteLength + missing(table.byteLength);
      if (at > file.byteOffset + file.length) throw new RangeError('the file ends within its tables');
      return table;
    };
  return {
    int8: next(Int8Array),
    uint8: next(Uint8Array),
    uint16: next(Uint16Array),
    uint32: next(Uint32Array),
    float32: next(Float32Array),
  };
}

/** To the next multiple of {@link STEP}. */
const missing = (bytes: number): number => (STEP - (bytes % STEP)) % STEP;
