import { isOwnWord } from '../../bot/own-word';

it.each([
  'phở',
  'bún bò',
  'cơm tấm',
  'con mèo',
  'banh xeo',
  'cháo gà',
  'canh chua cá',
  'xoài',
  'mắm ruốc',
  'Trà đá',
  'hoa phượng',
])('"%s" is a word of one\'s own', (word) => expect(isOwnWord(word)).toBe(true));

// What twelve people, or whoever had their phone, answered to the question for a word.
it.each([
  ...[
    'alo',
    'mày là ai',
    'ai đấy',
    'gì vậy',
    'hello',
    'không biết',
    'là sao',
    'em không hiểu',
    'để làm gì',
    'thôi',
    'em sợ lắm',
  ],
  ...['ok', 'chào', 'dạ', 'k bt sao', 'sao phai chon', 'no ve roi', 'không', 'được', '?', 'từ gì cũng được ạ', '1', ''],
])('"%s" is none', (answer) => expect(isOwnWord(answer)).toBe(false));
