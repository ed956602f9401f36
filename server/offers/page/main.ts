import { check, readPicture, Refused } from './api';
import { showResult } from './result';
import { texts } from './texts';

const form = document.getElementById('form') as HTMLFormElement;
const text = document.getElementById('text') as HTMLTextAreaElement;
const picture = document.getElementById('picture') as HTMLInputElement;
const status = document.getElementById('status') as HTMLElement;
const result = document.getElementById('result') as HTMLElement;

form.addEventListener('submit', (event) => {
  event.preventDefault();
  void submit();
});
picture.addEventListener('change', () => void readChosen());

async function submit(): Promise<void> {
  if (!text.value.trim()) {
    say(texts.empty);
    return;
  }
  await working(texts.checking, async () => {
    showResult(result, await check(text.value), text.value);
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
