import { clockInVietnam } from './vietnam-time';
import { type HandoffMode, type HandoffStatus, type HandoffTakeover, nextHandoff } from './handoff';
import { type Muting, muteAfter } from './mute';
import { mayWrite } from './safety';
import { type Heard, reachable } from './talk';
import { keepForLater, noteTold, wasTold } from './told-news';
import { type Turn, say, tellCase } from './turn';
import { FEEDBACK, type Feedback } from './turn-report';

const STATUS_PHRASES: Record<HandoffStatus['state'], string> = {
  accepted: 'staff_reading',
  released: 'staff_released',
  followed: 'staff_followed',
  completed: 'staff_completed',
  reopened: 'staff_reopened',
  absent: 'staff_absent',
  late: 'staff_late',
};

const isAboutWaiting = ({ state }: HandoffStatus) => state === 'absent' || state === 'late';

/** Staff have taken, left, closed or reopened the case: the person is told, and who answers from now on changes. */
export async function takeStatus(turn: Turn, status: HandoffStatus): Promise<void> {
  const { talk } = turn;
  const before = talk.handoff.mode;
  if (status.priority === 1) talk.inDanger = true;
  talk.handoff = nextHandoff(talk.handoff, { ...status, type: status.state });
  const isNews = isAboutWaiting(status) ? before === 'waiting' : talk.handoff.mode !== before;
  if (!isNews) return;
  // Only who talks from now on puts an end to a dialog: its questions are not lost over the news that nobody is there.
  if (!isAboutWaiting(status)) await turn.endDialog();
  if (wasTold(talk, status, turn.now)) {
    if (!isAboutWaiting(status)) keepForLater(talk, status);
    return;
  }
  delete talk.held;
  if ('until' in mayWrite(reachable(talk), turn.now)) return sayStatus(turn, status);
  // Somebody else may be looking at the phone.
  talk.held = status;
}

/** Who answers after each of them: news are told late only while they are true still. */
const ANSWERS: Record<HandoffStatus['state'], HandoffMode> = {
  accepted: 'staff',
  released: 'waiting',
  followed: 'waiting',
  completed: 'bot',
  reopened: 'waiting',
  absent: 'waiting',
  late: 'waiting',
};

/** They write again: what they could not be told in the meantime is told now. Gives whether there was something. */
export async function welcomeBack(turn: Turn): Promise<boolean> {
  const { talk } = turn;
  // They said "not safe", and now they can write; whether it is safe is still open. What staff said, staff take back.
  if (talk.safety?.state === 'unsafe' && !talk.safety.byStaff) talk.safety = { ...talk.safety, state: 'unsure' };
  const { held } = talk;
  delete talk.held;
  delete talk.told;
  if (!held || ANSWERS[held.state] !== talk.handoff.mode) return false;
  await sayStatus(turn, held);
  return true;
}

async function sayStatus(turn: Turn, status: HandoffStatus): Promise<void> {
  const { state, staffName = '', caseCode } = status;
  noteTold(turn.talk, status, turn.now);
  if (state === 'completed') return sayCompleted(turn, status);
  await say(turn, STATUS_PHRASES[state], { name: staffName, code: caseCode });
}

/** Whether it was of help is asked only where nobody is put at risk by the question. */
async function sayCompleted(turn: Turn, { caseId }: HandoffStatus): Promise<void> {
  const { talk, library } = turn;
  if (talk.inDanger) return say(turn, 'staff_completed_discreetly');
  talk.feedbackFor = caseId;
  const text = `${library.phrase('staff_completed')}\n\n${library.phrase('feedback_question')}`;
  const choices = [
    library.choice('button_helped', { name: 'helped' }),
    library.choice('button_unhelped', { name: 'unhelped' }),
  ];
  await turn.reply({ text, choices });
}

/** What they say of the closed case goes to the figures, once. */
export async function passOnFeedback(turn: Turn, { command }: Heard): Promise<void> {
  const { talk } = turn;
  const isFeedback = command?.name === 'helped' || command?.name === 'unhelped';
  if (!isFeedback || talk.feedbackFor === undefined) return;
  const value: Feedback = { caseId: talk.feedbackFor, good: command.name === 'helped' };
  delete talk.feedbackFor;
  await turn.event(FEEDBACK, value);
}

/** Staff answer outside the console: the bot falls silent, and the case, if there is one, shows what they wrote. */
export async function takeOver(turn: Turn, heard: Heard, at: number, { text }: HandoffTakeover): Promise<void> {
  turn.talk.handoff = nextHandoff(turn.talk.handoff, { type: 'taken-over', at });
  await turn.endDialog();
  await tellCase(turn, heard, { name: 'answered_outside', value: text });
}

/** What they write calls nobody for a while, danger aside; they are told so, where it is safe to write. */
export async function takeMute(turn: Turn, muting: Muting): Promise<void> {
  const { talk, now } = turn;
  const { until, caseId } = muting;
  if (until !== null && talk.handoff.caseId === caseId) {
    talk.handoff = nextHandoff(talk.handoff, { type: 'completed' });
    await turn.endDialog();
  }
  const mute = muteAfter(talk.mute, muting);
  delete talk.mute;
  if (mute) talk.mute = mute;
  const mayTell = !talk.harmless && 'until' in mayWrite(reachable(talk), now);
  if (until !== null && mayTell) await say(turn, 'muted', { until: clockInVietnam(until) });
}

/** Contact details that a person has handed over belong to the case; without one nobody has asked for them. */
export async function takeContact(turn: Turn, heard: Heard, value: string): Promise<void> {
  const { mode, caseCode = '' } = turn.talk.handoff;
  await tellCase(turn, heard, { name: 'contact', value });
  if (mode === 'waiting') await say(turn, 'added', { code: caseCode });
}
