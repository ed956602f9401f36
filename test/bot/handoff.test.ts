import { type Handoff, type HandoffEvent, nextHandoff } from '../../bot/handoff';

const opened = { caseId: 'c1', caseCode: 'HD-1', priority: 2 as const };
const bot: Handoff = { mode: 'bot' };
const waiting: Handoff = { mode: 'waiting', ...opened };
const staff: Handoff = { mode: 'staff', ...opened };

/** Every state by every event: what comes after. */
const edges: [string, Handoff, HandoffEvent, Handoff][] = [
  ['the bot asks for staff', bot, { type: 'initiated', ...opened }, waiting],
  [
    'waiting, asked again with more urgency',
    waiting,
    { type: 'initiated', ...opened, priority: 1 },
    { ...waiting, priority: 1 },
  ],
  ['waiting, asked again with less urgency', waiting, { type: 'initiated', ...opened, priority: 3 }, waiting],
  ['with staff, danger rises', staff, { type: 'initiated', ...opened, priority: 1 }, { ...staff, priority: 1 }],
  ['staff take it', waiting, { type: 'accepted', ...opened }, staff],
  ['staff take what the bot did not ask for', bot, { type: 'accepted', ...opened }, staff],
  ['staff take it twice', staff, { type: 'accepted', ...opened }, staff],
  ['staff give it back', staff, { type: 'released' }, waiting],
  ['nobody had it, and it is given back', waiting, { type: 'released' }, waiting],
  ['given back without a case', bot, { type: 'released' }, bot],
  ['staff wait for others, and the bot answers', staff, { type: 'followed' }, waiting],
  ['nobody is there', waiting, { type: 'absent' }, waiting],
  ['nobody is there, said too late', staff, { type: 'absent' }, staff],
  ['nobody has taken it in time', waiting, { type: 'late' }, waiting],
  ['nobody has taken it, said after its end', bot, { type: 'late' }, bot],
  ['staff are done', staff, { type: 'completed' }, bot],
  ['closed before anybody took it', waiting, { type: 'completed' }, bot],
  ['closed twice', bot, { type: 'completed' }, bot],
  ['opened again', bot, { type: 'reopened', ...opened }, waiting],
  ['opened again while another waits', waiting, { type: 'reopened', ...opened, caseId: 'c2' }, waiting],
  ['opened again while staff are here', staff, { type: 'reopened', ...opened, caseId: 'c2' }, staff],
  ['staff answer outside the console', bot, { type: 'taken-over', at: 5 }, { mode: 'staff', takenOverAt: 5 }],
  [
    'they answer again there',
    { ...staff, takenOverAt: 5 },
    { type: 'taken-over', at: 9 },
    { ...staff, takenOverAt: 9 },
  ],
  ['they answer there while a case waits', waiting, { type: 'taken-over', at: 5 }, { ...staff, takenOverAt: 5 }],
  ['they answer there while staff hold the case', staff, { type: 'taken-over', at: 5 }, staff],
  ['they give it back', { mode: 'staff', takenOverAt: 5 }, { type: 'given-back' }, bot],
  ['they give back what a case waits for', { ...staff, takenOverAt: 5 }, { type: 'given-back' }, waiting],
  ['nobody had taken it over, and it is given back', staff, { type: 'given-back' }, staff],
  [
    'danger is heard while they answer there',
    { mode: 'staff', takenOverAt: 5 },
    { type: 'initiated', ...opened, priority: 1 },
    { ...staff, priority: 1, takenOverAt: 5 },
  ],
  ['the case is claimed while they answer there', { ...staff, takenOverAt: 5 }, { type: 'accepted', ...opened }, staff],
];

describe('the life of a handoff', () => {
  it.each(edges)('%s', (_, now, event, after) => expect(nextHandoff(now, event)).toEqual(after));

  it('keeps the first case while it is open', () => {
    expect(nextHandoff(waiting, { type: 'initiated', caseId: 'c2', caseCode: 'HD-2', priority: 3 })).toMatchObject({
      caseId: 'c1',
    });
  });
});
