import type { Patterns } from '../../knowledge/patterns';
import type { DangerRegister } from '../../knowledge/registers';
import type { Analysis } from './analysis';
import { wantsToDie } from './ending-life';

/** What the patterns found: the places that speak of danger, and whether something speaks against its being now and real. */
export interface DangerSigns {
  /** The message is nothing but a cry for help ("cứu với"). */
  cry: boolean;
  /** Among them is one that makes an emergency by itself. */
  clear: boolean;
  signals: string[];
  doubted: boolean;
  /** Somebody speaks of ending their life, or does themselves harm. */
  selfHarm: boolean;
  /** They want to die, in words that mean it: an emergency whatever else is told. */
  wantsToDie: boolean;
  /** The writer is the one in danger. */
  firstPerson: boolean;
  /** They surely tell of somebody else and ask for them: kin, neighbours, guests, pupils. */
  forAnother: boolean;
  /** The whole message only asks: where a place is of which they have heard, or who may see what they write here. */
  onlyAsks: boolean;
}

export const NO_SIGNS: DangerSigns = {
  cry: false,
  clear: false,
  signals: [],
  doubted: false,
  selfHarm: false,
  wantsToDie: false,
  firstPerson: false,
  forAnother: false,
  onlyAsks: false,
};

/** How such a wish is named among the signals. */
const WISH = 'muon chet';
/** More words than these tell something. */
const LONGEST_CRY = 14;
/** The same of a message that does nothing but ask. */
const LONGEST_QUESTION = 60;

/** Looks for danger clause by clause (a line each: no pattern reaches over a line break); reasons against it count wherever they stand in the message. */
export function dangerSigns(analysis: Analysis, register: DangerRegister): DangerSigns {
  const { words } = analysis;
  const said = linesOf(analysis);
  const stands = ({ any }: Patterns) => any.test(said);
  const found = (patterns: Patterns) => {
    const telling = linesWith(patterns, said);
    return telling ? patterns.each.flatMap((pattern) => telling.match(pattern) ?? []) : [];
  };
  const clear = found(register.clear);
  const signals = found(register.signals);
  const isWish = wantsToDie(analysis);
  const isOwn = stands(register.firstPerson);
  const isPlainlyOwn = isOwn && clear.length > 0;
  return {
    cry: words.length <= LONGEST_CRY && register.cries.any.test(said.replaceAll('\n', ' ')),
    clear: clear.length > 0,
    signals: [...clear, ...signals, ...(isWish ? [WISH] : [])],
    doubted: stands(register.argumentsAgainst) || (!isPlainlyOwn && stands(register.asksOfTheSubject)),
    // What tells of self-harm is among the signals.
    selfHarm: isWish || (signals.length > 0 && stands(register.selfHarm)),
    wantsToDie: isWish,
    firstPerson: isOwn,
    onlyAsks: words.length <= LONGEST_QUESTION && register.onlyAsks.any.test(said.replaceAll('\n', ' ')),
    forAnother: !isOwn && !stands(register.together) && stands(register.forAnother),
  };
}

/** Room for the letters of a message; few have more, once written out. */
const letters = Buffer.alloc(16_384);
const [SPACE, LINE_BREAK] = [32, 10];

/** A clause a line. Folded letters nearly always fit into a byte each: laid side by side they are a text at once. */
function linesOf(analysis: Analysis): string {
  const { words, clauses } = analysis;
  let length = 0;
  for (const { from, to } of clauses) {
    for (let n = from; n < to; n += 1) {
      const word = words[n]?.word ?? '';
      if (length + word.length >= letters.length) return joinedLines(analysis);
      for (let at = 0; at < word.length; at += 1) {
        const code = word.charCodeAt(at);
        if (code > 0xff) return joinedLines(analysis);
        letters[length++] = code;
      }
      letters[length++] = n + 1 < to ? SPACE : LINE_BREAK;
    }
  }
  return letters.toString('latin1', 0, Math.max(length - 1, 0));
}

/** The same for any script. */
function joinedLines({ words, clauses }: Analysis): string {
  const parts = new Array<string>(2 * words.length).fill('');
  for (const { from, to } of clauses) {
    for (let n = from; n < to; n += 1) {
      parts[2 * n] = words[n]?.word ?? '';
      parts[2 * n + 1] = n + 1 < to ? ' ' : '\n';
    }
  }
  parts.pop();
  return parts.join('');
}

/** The lines in which any of the patterns stands: few of a long story, so that each pattern is looked for in little text. */
function linesWith({ any }: Patterns, said: string): string {
  const lines: string[] = [];
  let rest = said;
  for (let match = any.exec(rest); match; match = any.exec(rest)) {
    const [start, end] = [rest.lastIndexOf('\n', match.index) + 1, rest.indexOf('\n', match.index)];
    lines.push(end < 0 ? rest.slice(start) : rest.slice(start, end));
    if (end < 0) break;
    rest = rest.slice(end + 1);
  }
  return lines.join('\n');
}
