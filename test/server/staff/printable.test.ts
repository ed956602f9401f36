import { printable } from '../../../server/staff/sheet-file/printable';

describe('what can stand on the handover sheet on paper', () => {
  it('takes every Vietnamese letter, composed or not', () => {
    const letters = 'ăâđêôơưáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ';
    const text = `${letters}${letters.toUpperCase()} 0–9 “…” 5.000₫`;
    expect(printable(text.normalize('NFD'))).toEqual({ text, isWhole: true });
  });

  it.each([
    ['金边 tầng 4', '(?) tầng 4'],
    ['ភ្នំពេញ', '(?)'],
    ['cứu 🆘 em', 'cứu (?) em'],
  ])('says where letters are missing: %s', (given, text) => {
    expect(printable(given)).toEqual({ text, isWhole: false });
  });

  it('drops signs that act unseen', () => {
    expect(printable('a\u202eb\u200bc\u0007\td\r\ne')).toEqual({ text: 'abc d\ne', isWhole: true });
  });
});
