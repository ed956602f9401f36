import { messageSchema } from '../../../server/staff/api/schemas';
import { mayBeShownName } from '../../../server/staff/shown-name';

describe('the name under which somebody answers people', () => {
  it.each([
    'Lan',
    'Nguyễn Thị Hoa',
    'Hoa (ca đêm)',
    'Lan 2',
    'ca_dem_12',
    'D’Artagnan-Lê',
    'Th.S. Minh',
    'Y Moan Êban',
  ])('may be %s', (name) => expect(mayBeShownName(name)).toBe(true));

  it.each([
    'Gọi ngay 0900123456 để được cứu',
    'Lan 09 00 12 34 56',
    'Gọi 1900 giúp em',
    'Vào evil.vn nhé',
    'https://evil.example',
    'lan@evil.vn',
    'Lan\u202eevil',
    'Lan\nGọi 113',
    '<b>Lan</b>',
    '٠٩٠٠١٢٣٤٥٦',
    '',
  ])('leads nobody anywhere: %j', (name) => expect(mayBeShownName(name)).toBe(false));
});

describe('what staff write to people', () => {
  it.each([
    ['Chào\u202e em\u0000', 'Chào em'],
    ['một\r\nhai\tba', 'một\nhai\tba'],
    ['👨‍👩‍👧 em', '👨‍👩‍👧 em'],
    ['\u200bem ơi\u2066', 'em ơi'],
  ])('is sent without what nobody sees: %j', (text, sent) =>
    expect(messageSchema.parse({ text })).toEqual({ text: sent }),
  );

  it.each(['\u200b', ' \u200b ', '\u0000', '\u2800', '\u200d', '\u3164\ufeff'])('is not nothing: %j', (text) =>
    expect(messageSchema.safeParse({ text }).success).toBe(false),
  );
});
