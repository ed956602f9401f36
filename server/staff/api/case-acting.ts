import type { z } from 'zod';
import type { Agency } from '../../../knowledge/agencies';
import { type CaseAction, LONGEST_FOLLOW_MS } from '../../cases/actions';
import type { Cases } from '../../cases/cases';
import { LONGEST_MUTE_MS } from '../../cases/mutes';
import { SHEET_FIELDS, type SheetField } from '../../cases/sheet';
import type { Store } from '../../store/store';
import { type Permission, mayHaveCases } from '../permissions';
import { type ShowingPorts, shown } from './case-reading';
import { keyOf, seenVersion } from './guard';
import { type Operation, staff } from './operation';
import { Problem } from './problem';
import {
  caseDetailSchema,
  closeSchema,
  followSchema,
  messageSchema,
  muteSchema,
  noteSchema,
  nothingSchema,
  ownDataSchema,
  referSchema,
  referralSchema,
  stepSchema,
  transferSchema,
} from './schemas';
import { correctionSchema, safetySchema } from './sheet-schemas';
import { DETAILS } from './texts';

export interface ActingPorts extends ShowingPorts {
  store: Pick<Store, 'conversations' | 'media' | 'staff' | 'roster'>;
  cases: Cases;
  agencies: () => readonly Agency[];
}

/** What staff do with a case. */
export function actingOperations(ports: ActingPorts): Operation[] {
  const act = createActing(ports);
  return [
    act('claim', 'Take a case', nothingSchema, () => ({ type: 'claim' })),
    act('release', 'Put a case back', nothingSchema, () => ({ type: 'release' })),
    act('transfer', 'Hand a case to somebody else or to an office', transferSchema, ({ to }) => transferTo(ports, to)),
    act('messages', 'Write to the person', messageSchema, (body) => ({ type: 'message', ...body })),
    act('safety', 'Say whether the person may be written to', safetySchema, (safety) => ({ type: 'safety', safety })),
    act('sheet/:field', 'Correct a field of the handover sheet', correctionSchema, (body, { field }) => ({
      type: 'sheet',
      field: fieldNamed(field),
      ...body,
    })),
    act('notes', 'Write a note for staff', noteSchema, (body) => ({ type: 'note', ...body })),
    act('step', 'Say how far the work is', stepSchema, ({ step }) => ({ type: 'step', step })),
    act('refer', 'Record a referral to an agency', referSchema, (body) => ({
      type: 'refer',
      ...body,
      ...named(ports, body.agency),
    })),
    act('referrals/:referral', 'Record what became of a referral', referralSchema, (body, { referral }) => ({
      type: 'referral',
      id: String(referral),
      ...body,
    })),
    act('follow', 'Wait for others, while the bot answers', followSchema, ({ until, text }) => {
      if (until <= ports.now()) throw new Problem(400, DETAILS.pastDate);
      if (until > ports.now() + LONGEST_FOLLOW_MS) throw new Problem(400, DETAILS.longFollow);
      return { type: 'follow', until, text };
    }),
    act('close', 'Close a case', closeSchema, (body) => ({ type: 'close', ...body })),
    act(
      'mute',
      'Have a person’s messages call nobody for a while, danger aside; an open case is closed',
      muteSchema,
      (body) => {
        if (body.until <= ports.now()) throw new Problem(400, DETAILS.pastDate);
        if (body.until > ports.now() + LONGEST_MUTE_MS) throw new Problem(400, DETAILS.longMute);
        return { type: 'mute', ...body };
      },
    ),
    act('unmute', 'End a mute before its time', nothingSchema, () => ({ type: 'unmute' })),
    act('reopen', 'Open a closed case again', nothingSchema, () => ({ type: 'reopen' })),
    act('own-data', 'Note, answer or refuse what a person wants with their data', ownDataSchema, (body) => ({
      type: 'own_data',
      ...body,
    })),
    act(
      'own-data/confirm',
      'As the second person: have a closed case and its conversation erased, as its person wants',
      nothingSchema,
      () => ({ type: 'own_data', wish: 'erase', deed: 'confirm', text: '' }),
      { access: 'supervise', fresh: true },
    ),
  ];
}

type Params = Readonly<Record<string, unknown>>;

/** Makes the calls by which staff act on a case: all of one form. */
function createActing(ports: ActingPorts) {
  return <Body extends z.ZodType>(
    path: string,
    summary: string,
    body: Body,
    actionOf: (body: z.output<Body>, params: Params) => CaseAction | Promise<CaseAction>,
    who: { access: Permission; fresh?: boolean } = { access: 'cases' },
  ): Operation =>
    staff({
      method: 'post',
      path: `/cases/:id/${path}`,
      summary,
      ...who,
      // The answer is the whole case, also to a repeated call that changes nothing.
      audit: 'case.read',
      body,
      keyed: true,
      status: 200,
      answer: caseDetailSchema,
      handle: async ({ request, body: given, who }) => {
        const [key, seen] = [keyOf(request), seenVersion(request)];
        const action = await actionOf(given, request.params);
        if (action.type === 'claim') await ports.store.roster.setState(who.member.id, 'available', ports.now());
        const found = await ports.cases.act(String(request.params.id), { action, actor: who.member, key, seen });
        return shown(ports, found);
      },
    });
}

function fieldNamed(name: unknown): SheetField {
  const field = SHEET_FIELDS.find((known) => known === name);
  if (!field) throw new Problem(404, DETAILS.unknownField);
  return field;
}

/** The register's name for an agency that was given by its id; any other is taken as it was written. */
function named({ agencies }: ActingPorts, given: string): { agency: string; agencyId?: string } {
  const known = agencies().find(({ id, name }) => id === given || name === given);
  return known ? { agency: known.name, agencyId: known.id } : { agency: given };
}

const OFFICE = 'office:';

async function transferTo({ store }: ActingPorts, to: string): Promise<CaseAction> {
  if (to.startsWith(OFFICE)) return moveTo(store, to.slice(OFFICE.length).trim());
  const member = (await store.staff.byId(to)) ?? (await store.staff.byUsername(to.toLowerCase()));
  if (!member) throw new Problem(400, DETAILS.unknownStaff);
  if (!mayHaveCases(member)) throw new Problem(400, DETAILS.notForCases);
  return { type: 'transfer', to: { id: member.id, name: member.name } };
}

/** An office is where somebody works who may take its cases: elsewhere they would lie unseen. */
async function moveTo({ staff: accounts }: ActingPorts['store'], office: string): Promise<CaseAction> {
  const isKnown = (await accounts.all()).some((member) => member.office === office && mayHaveCases(member));
  if (!isKnown) throw new Problem(400, DETAILS.unknownOffice);
  return { type: 'move', office };
}
