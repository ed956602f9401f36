import { fold } from '../../bot/language/normalise';
import { withSlips } from '../../bot/understanding/noise';
import { randomFrom } from '../../bot/understanding/random';

/** The same message, written as somebody else would write it: what is asked and how urgent it is stay the same. */
export interface Respelling {
  name: string;
  /** Where it is drawn by lot, each `draw` (from 0 on) is another one. */
  respell: (text: string, draw: number) => string;
  /** So many draws are measured: of one alone the figure says little. */
  draws?: number;
}

/** One draw moved the accuracy of some 500 messages by up to two points either way. */
const DRAWS = 6;
/** Lies between the seeds of two draws. */
const STRIDE = 100_003;

const TEENCODE: Readonly<Record<string, string>> = {
  không: 'k',
  được: 'đc',
  em: 'e',
  anh: 'a',
  gì: 'j',
  rồi: 'r',
  vậy: 'v',
  người: 'ng',
  với: 'vs',
  biết: 'bít',
  quá: 'wá',
  'bây giờ': 'bh',
  mình: 'mk',
  thôi: 'thui',
  muốn: 'mún',
  luôn: 'lun',
  'điện thoại': 'đt',
  'công ty': 'cty',
  'như thế nào': 'ntn',
  chồng: 'ck',
  vợ: 'vk',
  làm: 'lm',
  nói: 'ns',
  cũng: 'cx',
  'hôm nay': 'hnay',
  'mọi người': 'mn',
  giờ: 'h',
};
const DIALECT: Readonly<Record<string, string>> = {
  không: 'hổng',
  đâu: 'mô',
  sao: 'răng',
  vậy: 'rứa',
  'bây giờ': 'bây chừ',
  làm: 'mần',
  tôi: 'tui',
  mẹ: 'mạ',
  vào: 'vô',
  'chúng nó': 'tụi nó',
};
const PRONOUNS: Readonly<Record<string, string>> = { tôi: 'em', mình: 'em' };

export const RESPELLINGS: readonly Respelling[] = [
  { name: 'without accents', respell: fold },
  { name: 'teencode', respell: (text) => swapped(text, TEENCODE) },
  {
    name: 'a slip per 8 characters',
    respell: (text, draw) => withSlips(text, randomFrom(text.length + draw * STRIDE)),
    draws: DRAWS,
  },
  { name: 'dialect', respell: (text) => swapped(text, DIALECT) },
  { name: 'other pronouns', respell: (text) => swapped(text, PRONOUNS) },
  { name: 'capitals', respell: (text) => text.toUpperCase() },
  { name: 'decomposed (NFD)', respell: (text) => text.normalize('NFD') },
  { name: 'no punctuation', respell: (text) => text.replace(/[.,;:!?…]+/g, ' ') },
];

function swapped(text: string, table: Readonly<Record<string, string>>): string {
  const words = Object.keys(table).sort((a, b) => b.length - a.length);
  const any = new RegExp(`(?<![\\p{L}])(?:${words.join('|')})(?![\\p{L}])`, 'giu');
  return text.replace(any, (word) => table[word.toLowerCase()] ?? word);
}
