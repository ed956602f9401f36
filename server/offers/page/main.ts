import { check, readPicture, Refused } from './api';
import { showResult } from './result';
import { texts } from './texts';

const get = <T extends HTMLElement>(id: string): T => document.getElementById(id) as T;
const [form, text, picture] = [
  get<HTMLFormElement>('form'),
  get<HTMLTextAreaElement>('text'),
  get<HTMLInputElement>('picture'),
];
const [status, result] = [get('status'), get('result')];

form.addEventListener('submit', (event) => {
  event.preventDefault();
  void submit();
});
picture.addEventListener('change', () => void readChosen());

async function submit(): Promise<void> {
  if (!text.value.trim()) return say(texts.empty);
  await working(texts.checking, async () => {
    showResult(result, await check(text.value));
    say('');
  });
}

/** What was read is put into the box, to be corrected before it is checked. */
async function readChosen(): Promise<void> {
  const file = picture.files?.[0];
  if (!file) return;
  await working(texts.reading, async () => {
    const found = await readPicture(file);
    text.value = found.text;
    say(found.sure ? texts.read : texts.readUnsure);
    text.focus();
  });
  picture.value = '';
}

async function working(saying: string, work: () => Promise<void>): Promise<void> {
  say(saying);
  form.classList.add('busy');
  try {
    await work();
  } catch (error) {
    say((error instanceof Refused && error.message) || texts.failed);
  } finally {
    form.classList.remove('busy');
  }
}

function say(what: string): void {
  status.textContent = what;
}
