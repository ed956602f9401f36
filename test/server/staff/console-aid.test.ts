interface Reply {
  id: string;
  group: string;
  title: string;
  text: string;
  discreet: boolean;
}
interface Filling {
  filled: (text: string, filling: { call: string; name: string; code: string }) => string;
  matching: (replies: Reply[], typed: string, isDanger: boolean) => Reply[];
}
interface HardWords {
  stretchesOf: (text: string, words: string[]) => { text: string; isHard: boolean }[];
}
const CONSOLE = '../../../server/staff/console';
const { filled, matching } = jest.requireActual<Filling>(`${CONSOLE}/case/canned-filling`);
const { stretchesOf } = jest.requireActual<HardWords>(`${CONSOLE}/care/hard-words`);

describe('a reply that is taken', () => {
  it('is filled with how the person is called, who writes and the code, and with nothing that was not meant', () => {
    const text = '{Goi} ơi, {ten} đây. Mã của {goi}: {ma}. {khác}';
    expect(filled(text, { call: 'em', name: '{ma} $&', code: 'HD-1' })).toBe(
      'Em ơi, {ma} $& đây. Mã của em: HD-1. {khác}',
    );
  });

  const replies: Reply[] = [
    { id: 'talk', group: 'talk', title: 'Chào', text: 'Chào bạn', discreet: false },
    { id: 'open', group: 'danger', title: 'Số gọi', text: 'Gọi 113', discreet: false },
    { id: 'quiet', group: 'danger', title: 'Đang ở đâu', text: 'Bạn đang ở đâu', discreet: true },
  ];
  it.each([
    ['', true, ['quiet', 'open', 'talk']],
    ['', false, ['talk', 'open', 'quiet']],
    ['dang o', true, ['quiet']],
    ['CHAO ban', false, ['talk']],
    ['xyz', false, []],
  ])('is found by "%s" (danger: %s)', (typed, isDanger, ids) => {
    expect(matching(replies, typed, isDanger).map(({ id }) => id)).toEqual(ids);
  });
});

describe('hard words', () => {
  const words = ['chết', 'đánh chết', 'tự tử'];
  const covered = (text: string) =>
    stretchesOf(text, words)
      .map(({ text: part, isHard }) => (isHard ? `[${part}]` : part))
      .join('');
  it.each([
    ['Nó dọa giết, em sợ chết', 'Nó dọa giết, em sợ [chết]'],
    ['no danh chet em', 'no [danh chet] em'],
    ['TỰ TỬ', '[TỰ TỬ]'],
    ['chét, chếtt, machết', 'chét, chếtt, machết'],
    ['', ''],
    ['chết', '[chết]'],
    ['ßİ chết', 'ßİ chết'],
  ])('%s', (text, expected) => {
    expect(covered(text.normalize('NFD'))).toBe(expected.normalize(text.includes('İ') ? 'NFD' : 'NFC'));
  });
});
