import { headOf, packTables, tablesIn } from '../../bot/tables';

const TABLES = [
  Uint8Array.of(1, 2, 3),
  Float32Array.of(0.5, -2),
  Int8Array.of(-1),
  Uint16Array.of(7, 65_535, 9),
  Uint32Array.of(4_294_967_295),
] as const;

describe.each(['', 'a', 'ab', 'abc'])('a file of tables whose head says "%s"', (said) => {
  const file = packTables({ said }, TABLES);

  it('gives back what was put into it', () => {
    const { uint8, float32, int8, uint16, uint32 } = tablesIn(file);
    expect(headOf(file)).toEqual({ said });
    expect([uint8(3), float32(2), int8(1), uint16(3), uint32(1)]).toEqual(TABLES);
  });

  it('is read where it lies', () => expect(tablesIn(file).uint8(3).buffer).toBe(file.buffer));
});

it('a file that is cut off is not read as a shorter one', () => {
  const file = packTables({}, TABLES);
  const { uint8, float32 } = tablesIn(Buffer.from(file.subarray(0, 12)));
  uint8(3);
  expect(() => float32(2)).toThrow(RangeError);
});
