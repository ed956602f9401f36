import { PLACE } from './activity';
import { byId, isTouch } from './dom';
import { takeClassCode } from './class-link';
import { createComposer } from './composer';
import { createOutbox } from './outbox';
import { preparePicture } from './picture';
import { type Place, preparePlace } from './place';
import { prepareQuickExit } from './quick-exit';
import { createReceiver } from './receiver';
import { prepareSafetyPanel } from './safety-panel';
import { createSession } from './session';
import { texts } from './texts';
import { tellTyping } from './typing';
import { createTranscript } from './transcript';
import { followKeyboard } from './viewport';

const RENEWAL_CHECK_MS = 60_000;

const [log, status, field] = [byId('log'), byId('status'), byId('text') as HTMLTextAreaElement];
const session = createSession(beginAnew);
const outbox = createOutbox(session, (clientId, state) => {
  if (clientId === joining && state === 'sent') session.markJoined();
  transcript.mark(clientId, state);
  if (state === 'sent') receiver.nudge();
});
const transcript = createTranscript(
  log,
  byId('newer'),
  ({ title, value }) => {
    say(title, value);
    // The tapped button is gone: the reader goes on where the answer will come.
    (isTouch() ? log : field).focus();
  },
  () => {
    outbox.retry();
    receiver.nudge();
  },
);
const receiver = createReceiver(
  session,
  ({ messages, typing }) => {
    transcript.typing(typing ? texts.typing : '');
    transcript.show(messages);
    const last = messages.filter(({ from }) => from !== 'you').pop();
    if (last) isWithStaff = last.from === 'staff';
  },
  (reached) => {
    status.textContent = reached ? '' : navigator.onLine ? texts.unreachable : texts.offline;
  },
);
let joining = '';
/** Whoever answered last was a person. */
let isWithStaff = false;

function say(text: string, value?: string): void {
  const clientId = outbox.add({ type: 'message', text, locale: 'vi-VN', ...(value !== undefined && { value }) });
  transcript.showPending(clientId, text);
}

function hint(text: string): void {
  byId('hint').textContent = text;
  byId('hint').hidden = !text;
}

function show(picture: Blob): void {
  const clientId = outbox.add({ type: 'message', locale: 'vi-VN' }, picture);
  transcript.showPending(clientId, texts.picture);
}

function tellPlace(content: Place): void {
  const clientId = outbox.add({ type: 'message', locale: 'vi-VN', attachments: [{ contentType: PLACE, content }] });
  transcript.showPending(clientId, texts.place);
}

/** Tells the bot that somebody is here, so that it speaks first. */
function join(): void {
  joining = outbox.add({ type: 'event', name: 'webchat/join', locale: 'vi-VN' });
}

/** The server no longer knows the conversation. A message that is waiting goes into the new one and needs no greeting. */
function beginAnew(): void {
  transcript.notice(texts.startedAnew);
  if (outbox.isEmpty()) join();
  else session.markJoined();
  receiver.restart();
}

function erase(): void {
  outbox.clear();
  session.drop(false);
  transcript.clear();
  transcript.notice(texts.erased);
  join();
  receiver.restart();
}

function lookAgain(): void {
  if (document.hidden) return;
  outbox.retry();
  receiver.nudge();
}

prepareQuickExit(() => {
  outbox.flush();
  session.drop(true);
});
prepareSafetyPanel(erase);
tellTyping(field, session, () => isWithStaff);
createComposer(field, byId('send'), hint, (text) => say(text));
if (field.value) {
  // Another page of ours has handed it over. Loaded again, the page must not bring it back, whoever looks at it then.
  history.replaceState(null, '', location.href);
  hint(texts.handedOver);
}
preparePicture(byId('picture') as HTMLInputElement, show);
preparePlace(tellPlace, hint);
followKeyboard();

addEventListener('online', lookAgain);
addEventListener('offline', () => (status.textContent = texts.offline));
document.addEventListener('visibilitychange', lookAgain);
// A pass that is used is renewed in time; with an open stream and nothing said, this is its only use.
setInterval(() => void session.use(() => Promise.resolve()).catch(() => undefined), RENEWAL_CHECK_MS);

status.textContent = texts.connecting;
const classCode = takeClassCode();
// Who comes to learn is shown the course, not the greeting.
if (classCode) say(texts.joinClass(classCode));
else if (!session.hasJoined()) join();
void receiver.run();
if (!isTouch()) field.focus();
