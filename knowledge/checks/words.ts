/** What can be wrong with content, for whoever writes files (English) and for editors in the console (Vietnamese). */
const WORDS = {
  unlistedFact: {
    en: 'uses {{{id}}} without listing it. Add it to "facts"',
    vi: 'dùng {{{id}}} mà chưa ghi vào danh sách số liệu. Bạn thêm vào.',
  },
  unknownFact: {
    en: 'lists the unknown fact {id}. Write it in knowledge/facts, or take its name from there',
    vi: 'nhắc tới số liệu {id}, mà không có số liệu nào tên đó. Bạn xem lại tên.',
  },
  unknownNext: {
    en: 'leads on to the unknown article {id}. Name one that exists in "next"',
    vi: 'dẫn tới bài {id}, mà không có bài đó. Bạn chọn bài khác.',
  },
  unknownCountry: {
    en: 'is about the unknown country {id}. Take the id from registers/countries.yaml',
    vi: 'nói về nước {id}, mà danh sách không có nước này.',
  },
  noAnswer: {
    en: 'has no first answer. Write it below the front matter',
    vi: 'chưa có câu trả lời đầu. Bạn viết câu trả lời.',
  },
  fileName: { en: 'has the id {id}. Name the file so', vi: 'có mã {id}, khác tên tệp.' },
  noSource: {
    en: 'has no source. Name the document that says it',
    vi: 'chưa có nguồn. Bạn ghi tên văn bản nói điều này.',
  },
  longAnswer: {
    en: 'first answer has {length} characters. Shorten it to {most}',
    vi: 'câu trả lời đầu dài {length} ký tự. Bạn rút còn {most}.',
  },
  longHeading: {
    en: 'heading "{heading}" has {length} characters. It is a button: shorten it to {most}',
    vi: 'tên mục “{heading}” dài {length} ký tự. Tên mục là nút bấm: bạn rút còn {most}.',
  },
  longSection: {
    en: 'section "{heading}" has {length} characters. Shorten it to {most}',
    vi: 'mục “{heading}” dài {length} ký tự. Bạn rút còn {most}.',
  },
  emptySection: {
    en: 'section "{heading}" is empty. Write it or take it out',
    vi: 'mục “{heading}” chưa có chữ. Bạn viết, hoặc bỏ mục đi.',
  },
  twiceSection: {
    en: 'section "{heading}" stands twice. Rename one',
    vi: 'có hai mục cùng tên “{heading}”. Bạn đổi tên một mục.',
  },
  manySections: {
    en: 'section "{heading}" is one too many to be offered. Keep {most}',
    vi: 'mục “{heading}” thừa, không hiện ra được. Bạn giữ {most} mục.',
  },
  checkedLater: {
    en: 'was checked on {day}, which is still to come. Mend the date',
    vi: 'ghi ngày đối chiếu {day}, ngày đó chưa tới. Bạn sửa ngày.',
  },
  reviewOverdue: {
    en: 'should have been checked again by {day}. Hold it against its sources, then set both dates',
    vi: 'đã quá hạn đối chiếu lại ({day}). Bạn so với nguồn, rồi đặt lại hai ngày.',
  },
  expired: {
    en: 'is valid only until {day}. Renew or remove it',
    vi: 'chỉ đúng tới {day}. Bạn viết lại hoặc bỏ.',
  },
  unheldNumber: {
    en: 'the number {number} is no fact. Write {{fact}}, or list the fact that holds it',
    vi: 'số {number} chưa gắn với số liệu nào. Bạn thay bằng {{tên số liệu}}, hoặc thêm số liệu chứa số này.',
  },
  foreignPhone: {
    en: 'leads people to the number {value}, which is no fact. Write it in knowledge/facts with its source, or take it out',
    vi: 'có số {value}, không phải số điện thoại trong danh sách số liệu. Bạn xem lại, hoặc bỏ số này.',
  },
  foreignLink: {
    en: 'leads people to {value}, which is no site of the state or of the hotline. Take it out',
    vi: 'có đường dẫn {value}, không phải trang của cơ quan nhà nước hay của tổng đài. Bạn bỏ đường dẫn này; nếu là dấu chấm câu thì thêm dấu cách.',
  },
  hiddenCharacter: {
    en: 'holds the character {value}, which nobody sees or which is a digit in disguise. Take it out',
    vi: 'có ký tự ẩn ({value}): chữ người ta đọc khác chữ đã viết. Bạn xóa đoạn đó, gõ lại bằng tay.',
  },
  banned: { en: 'says "{words}". {instead}', vi: 'có chữ “{words}”. {vi}' },
  longSentence: {
    en: 'a sentence has {length} syllables. Cut it to {most} or fewer',
    vi: 'có câu dài {length} tiếng. Bạn tách ra, mỗi câu không quá {most} tiếng.',
  },
  longSentences: {
    en: 'sentences have {length} syllables on average. Cut them to {most}',
    vi: 'câu dài trung bình {length} tiếng. Bạn viết câu ngắn lại, trung bình không quá {most}.',
  },
  stiffWord: {
    en: 'says "{word}", a word of offices. Say "{instead}"',
    vi: 'có chữ “{word}”, nghe như công văn. Bạn viết “{instead}”.',
  },
  misspelt: {
    en: '"{word}" is in no dictionary. Mend the slip, or add the name to "foreign" in registers/wording.yaml',
    vi: 'chữ “{word}” không có trong từ điển. Bạn xem có gõ nhầm không.',
  },
  misledQuestion: {
    en: 'the question "{question}" leads to {other}. Word it as people ask only this, or move it there',
    vi: 'câu hỏi “{question}” lại dẫn tới {other}. Bạn viết rõ hơn, hoặc chuyển câu hỏi sang đó.',
  },
  defaults: {
    en: 'has {count} default articles; one is needed. Set "default: true" in one',
    vi: 'có {count} bài mặc định; cần đúng một bài.',
  },
  unhedgedNow: {
    en: 'is {status} or overdue and has no hedged form. Write "hedged"',
    vi: 'chưa chắc hoặc quá hạn, mà chưa có cách nói dè dặt.',
  },
  unhedged: {
    en: 'has no hedged form for the time after its review. Write "hedged"',
    vi: 'chưa có cách nói dè dặt để dùng khi quá hạn.',
  },
  unusedFact: { en: 'no text uses it. Use it or take it out', vi: 'không bài nào dùng nữa.' },
  countryFact: {
    en: 'unknown fact {id}. Write it in knowledge/facts/missions.yaml',
    vi: 'nhắc tới số liệu {id}, mà không có.',
  },
  programmeCountry: {
    en: 'unknown country {id}. Take the id from countries.yaml',
    vi: 'nhắc tới nước {id}, mà không có.',
  },
  phraseFact: {
    en: 'refers to a fact that may not be shown. Mend the name between {{ }}',
    vi: 'nhắc tới một số liệu không hiện ra được.',
  },
  longButton: {
    en: 'has {length} characters. It is a button: shorten it to {most}',
    vi: 'dài {length} ký tự. Đây là nút bấm: bạn rút còn {most}.',
  },
} as const satisfies Record<string, Words>;

/** One sentence in the languages of those who write. */
export interface Words {
  en: string;
  vi: string;
}

export type Rule = keyof typeof WORDS;
export type Values = Readonly<Record<string, string | number>>;

/** A broken rule in words. */
export function wordsFor(rule: Rule, values: Values = {}): Words {
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (slot, name: string) => String(values[name] ?? slot));
  return { en: fill(WORDS[rule].en), vi: fill(WORDS[rule].vi) };
}
