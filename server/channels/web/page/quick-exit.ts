import { onTap } from './dom';
import { onForgottenElsewhere } from './memory';

/** A page that says nothing about whoever has it open. */
const ELSEWHERE = 'https://www.google.com';
const TWICE_MS = 1_000;

/** Leaves at a tap, at Escape pressed twice, and when another tab is left. `onLeave` removes what the device keeps. */
export function prepareQuickExit(onLeave: () => void): void {
  let escapedAt = 0;

  onTap('exit', (event) => {
    event.preventDefault();
    leave(onLeave);
  });
  addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape') return;
    if (Date.now() - escapedAt < TWICE_MS) leave(onLeave);
    escapedAt = Date.now();
  });
  onForgottenElsewhere(() => leave(onLeave));
}

function leave(onLeave: () => void): void {
  // On a slow network the other page takes seconds to come: until then there is only an empty one.
  document.body.textContent = '';
  document.body.className = 'left';
  document.title = 'Google';
  try {
    onLeave();
  } finally {
    goElsewhere();
  }
}

/** As a widget in another page it is that page that must go. */
function goElsewhere(): void {
  try {
    (top ?? window).location.replace(ELSEWHERE);
  } catch {
    location.replace(ELSEWHERE);
  }
}
