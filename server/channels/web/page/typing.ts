import { post } from './direct-line';
import type { Session } from './session';

/** As often as staff need it to go on showing; each costs a call on a slow network. */
const AGAIN_MS = 5_000;

/** Tells that the person is writing, while it is staff who wait for it: the bot does not. */
export function tellTyping(field: HTMLTextAreaElement, session: Session, isWithStaff: () => boolean): void {
  let told = 0;
  field.addEventListener('input', () => {
    if (!field.value.trim() || !isWithStaff() || Date.now() - told < AGAIN_MS) return;
    told = Date.now();
    // A sign that does not arrive is no harm.
    session.use((pass) => post(pass, { type: 'typing' })).catch(() => undefined);
  });
}
