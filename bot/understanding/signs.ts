import type { Patterns } from '../../knowledge/patterns';
import type { DangerRegister } from '../../knowledge/registers';
import type { Analysis } from './analysis';
import { clauseLines } from './clause-lines';
import { wantsToDie } from './ending-life';
import { PatternIndex } from './pattern-index';
import { WordRuns } from './word-runs';

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

/** Finds the signs of danger in a message. */
export type FindDanger = (analysis: Analysis) => DangerSigns;

/**
 * Makes the finder. It looks for danger clause by clause (a line each: no pattern reaches over a line break); reasons against it count
 * wherever they stand in the message. It keeps the words of the message in a room of its own, and is not to be shared between threads.
 */
export function createDangerFinder(register: DangerRegister): FindDanger {
  const kinds = indexed(register);
  const runs = new WordRuns();
  return (analysis) => {
    const { words } = analysis;
    const said = clauseLines(analysis);
    runs.take(said);
    const stands = (patterns: PatternIndex) => patterns.isIn(said, runs);
    const inOneLine = (patterns: Patterns, longest: number) =>
      words.length <= longest && patterns.any.test(said.replaceAll('\n', ' '));
    const plain = kinds.clear.allIn(said, runs);
    const others = kinds.signals.allIn(said, runs);
    const isWish = wantsToDie(analysis);
    const isOwn = stands(kinds.firstPerson);
    const isPlainlyOwn = isOwn && plain.length > 0;
    return {
      cry: inOneLine(register.cries, LONGEST_CRY),
      clear: plain.length > 0,
      signals: [...plain, ...others, ...(isWish ? [WISH] : [])],
      doubted: stands(kinds.argumentsAgainst) || (!isPlainlyOwn && stands(kinds.asksOfTheSubject)),
      // What tells of self-harm is among the signals.
      selfHarm: isWish || (others.length > 0 && stands(kinds.selfHarm)),
      wantsToDie: isWish,
      firstPerson: isOwn,
      onlyAsks: inOneLine(register.onlyAsks, LONGEST_QUESTION),
      forAnother: !isOwn && !stands(kinds.together) && stands(kinds.forAnother),
    };
  };
}

const indexed = (register: DangerRegister) => ({
  clear: new PatternIndex(register.clear),
  signals: new PatternIndex(register.signals),
  selfHarm: new PatternIndex(register.selfHarm),
  firstPerson: new PatternIndex(register.firstPerson),
  together: new PatternIndex(register.together),
  forAnother: new PatternIndex(register.forAnother),
  argumentsAgainst: new PatternIndex(register.argumentsAgainst),
  asksOfTheSubject: new PatternIndex(register.asksOfTheSubject),
});
