/** What YAML lets stand in a text, but quotes and the tab. */
const LETTERS = String.raw`[^'"\\\x00-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]*`;
const ITEM = String.raw`- (?:'${LETTERS}(?:(?:''|["\\])${LETTERS})*'|"${LETTERS}(?:'${LETTERS})*")`;
/** Items of a list, line by line, each a text in quotes and nothing else. */
const LIST = new RegExp(String.raw`^( +)${ITEM}(?:\n\1${ITEM})*$`, 'gm');
/** Stands for a list where it was taken out, with its number. Nobody writes it: it is for private use (Unicode, chapter 23.5). */
const MARK = '\ue000';
const MARKED = new RegExp(`"${MARK}(\\d+)"`, 'g');

/** YAML without its lists of quoted texts. */
interface Lifted {
  rest: string;
  lists: readonly string[];
}

/**
 * Takes the lists of quoted texts out of YAML and leaves an item that stands for each. Of the heads of articles they are four fifths:
 * the questions that these are known to answer, and to a reader of YAML each might be anything.
 */
export function withoutLists(yaml: string): Lifted {
  const lists: string[] = [];
  if (yaml.includes(MARK)) return { rest: yaml, lists };
  const rest = yaml.replace(LIST, (list, indent: string) => `${indent}- '${MARK}${lists.push(list) - 1}'`);
  return { rest, lists };
}

/** Puts them back into what was read of the rest, as JSON; undefined where one was no list after all, but lines of a longer text. */
export function withLists(json: string, lists: readonly string[]): string | undefined {
  let back = 0;
  const whole = json.replace(MARKED, (_, number: string) => {
    back += 1;
    return itemsOf(lists[Number(number)] ?? '');
  });
  return back === lists.length ? whole : undefined;
}

/** What JSON writes otherwise than a list in single quotes does. */
const OTHERWISE = /["\\]|''/;

/** The items of a list, as JSON writes them: of nearly all at once, of the others one by one. */
function itemsOf(list: string): string {
  if (OTHERWISE.test(list)) return list.split('\n').map(quoted).join(',');
  const start = list.indexOf('-');
  return `"${list.slice(start + 3, -1).replaceAll(`'\n${list.slice(0, start)}- '`, '","')}"`;
}

/** An item of a list, as JSON writes it. */
function quoted(line: string): string {
  const text = line.slice(line.indexOf('-') + 3, -1);
  if (line.endsWith('"')) return `"${text}"`;
  return text.includes("''") || text.includes('"') || text.includes('\\')
    ? JSON.stringify(text.replaceAll("''", "'"))
    : `"${text}"`;
}
