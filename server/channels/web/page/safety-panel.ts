import { byId, onTap } from './dom';

/** The panel on writing safely, and the way to erase the conversation: asked once more, for it can't be undone. */
export function prepareSafetyPanel(onErase: () => void): void {
  const [opener, panel, ask, sure] = [byId('safety'), byId('panel'), byId('erase'), byId('sure')];

  function open(wanted: boolean): void {
    panel.hidden = !wanted;
    opener.setAttribute('aria-expanded', String(wanted));
    askAgain(false);
    if (wanted) panel.focus();
  }

  function askAgain(wanted: boolean): void {
    sure.hidden = !wanted;
    ask.hidden = wanted;
    if (wanted) byId('erase-no').focus();
  }

  onTap('safety', () => open(panel.hidden !== false));
  onTap('erase', () => askAgain(true));
  onTap('erase-no', () => {
    askAgain(false);
    ask.focus();
  });
  onTap('erase-yes', () => {
    open(false);
    onErase();
    opener.focus();
  });
}
