import { isTouch } from './dom';
import { texts } from './texts';

/** The server's limit of one message. */
const MOST = 20_000;
const WARN_AT = 19_000;

/** Makes the field for writing: it grows with the text, and never cuts off what somebody wrote or pasted; `tell` says how much more fits. */
export function createComposer(
  field: HTMLTextAreaElement,
  send: HTMLElement,
  tell: (text: string) => void,
  onSend: (text: string) => void,
): void {
  function refresh(): void {
    const { length } = field.value;
    tell(length > MOST ? texts.tooLong(MOST) : length > WARN_AT ? texts.left(MOST - length) : '');
    field.style.height = 'auto';
    field.style.height = `${field.scrollHeight + field.offsetHeight - field.clientHeight}px`;
  }

  function submit(): void {
    const text = field.value.trim();
    if (text && text.length <= MOST) {
      onSend(text);
      field.value = '';
    }
    refresh();
    field.focus();
  }

  field.addEventListener('input', refresh);
  send.addEventListener('click', submit);
  // Keeps the keyboard up while the button is tapped.
  send.addEventListener('mousedown', (event) => event.preventDefault());
  field.addEventListener('keydown', (event) => {
    // isComposing: a Vietnamese input method is still at work on the word.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || isTouch()) return;
    event.preventDefault();
    submit();
  });
  refresh();
}
