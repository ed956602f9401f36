import { fold } from '../../bot/language/normalise';

/** Raised when a password stands on every list that guessers begin with. */
export class CommonPassword extends Error {
  readonly code = 'COMMON_PASSWORD';
}

/** Whose password it is to be: their own names guess themselves. */
interface Whose {
  username: string;
  name: string;
}

/** Words of this house (ASVS 5.0, 6.1.2), and what Vietnamese passwords are mostly made of; folded, without spaces. */
const WORDS = [
  ...['haidang', 'tongdai', 'hotline', 'console', 'bantruc', 'muabannguoi', 'treem', 'congan', 'bocongan', 'molisa'],
  ...['matkhau', 'password', 'admin', 'quantri', 'vietnam', 'hanoi', 'saigon', 'hcm', 'danang'],
  ...['anhyeuem', 'emyeuanh', 'iloveyou', 'yeuem', 'yeuanh', 'conyeume', 'giadinh', 'hanhphuc', 'khongbiet'],
  ...['111', '113', '123', '1234', '12345', '123456', '12345678', '123456789', 'abc', 'qwerty', '2025', '2026', '2027'],
];
/** So few signs beside known words, or so few different ones, make no password. */
const [LEAST_OWN, LEAST_DIFFERENT] = [3, 3];
/** What people hang on to a word so that it is taken: figures and signs. */
const TAIL = /[^a-z]{1,4}$/;

/** The lists are large, and needed only when somebody sets a password. */
let list: Promise<ReadonlySet<string>> | undefined;
const common = () =>
  (list ??= import('@zxcvbn-ts/language-common').then(
    ({ dictionary }) => new Set(Object.values(dictionary['passwords-common']).map(String)),
  ));

/** Raises {@link CommonPassword} for what guessers try first: common passwords, and words of this house with figures behind them. */
export async function refuseCommon(password: string, { username, name }: Whose): Promise<void> {
  const bare = squeezed(password);
  const known = await common();
  const tries = [password.toLowerCase(), bare, bare.replace(TAIL, '')];
  const own = ownPart(bare, [username, name]);
  const isThin = own.length < LEAST_OWN || new Set(own).size < LEAST_DIFFERENT;
  if (isThin || tries.some((one) => known.has(one))) throw new CommonPassword();
}

/** What is left when known words are taken out, the longest first. */
function ownPart(bare: string, own: readonly string[]): string {
  const names = own.flatMap((one) => one.split(/[\s._@+-]+/)).map(squeezed);
  const words = [...names, ...WORDS].filter((word) => word.length > 2).sort((a, b) => b.length - a.length);
  return words.reduce((left, word) => left.replaceAll(word, ''), bare);
}

const squeezed = (text: string): string => fold(text).replace(/[\s._-]+/g, '');
