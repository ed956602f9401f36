import { setTimeout as sleep } from 'node:timers/promises';
import express, { type Request, type RequestHandler, type Router } from 'express';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { ReadConduct } from '../../../bot/understanding/conduct';
import type { Cases } from '../../cases/cases';
import type { Channel } from '../../channels/channel';
import type { Findings } from '../../channels/findings';
import type { EditorsDesk } from '../../content/desk';
import type { LiveBus } from '../../conversations/events';
import type { SurgeSwitch } from '../../conversations/surge-switch';
import type { Figures } from '../../reports/figures';
import type { Store } from '../../store/store';
import type { Agency } from '../../../knowledge/agencies';
import type { CannedReply } from '../../../knowledge/canned';
import { Accounts } from '../accounts';
import type { AuditLog } from '../audit-log';
import type { MakeDiscreet } from '../discreet-summary';
import { Duty } from '../duty';
import { FailedSignIns } from '../failed-sign-ins';
import { KnownDevices } from '../known-devices';
import { LoginDelays } from '../login-delays';
import { PasswordLinks } from '../password-links';
import { Proving } from '../proving';
import { SecondFactors } from '../second-factor';
import { SecondPerson } from '../second-person';
import { Sessions, type SignedIn } from '../sessions';
import type { Suggest } from '../suggestions';
import { SignsOfLife } from '../signs-of-life';
import { Tries } from '../tries';
import { accountOperations } from './account-operations';
import { aidOperations } from './aid-operations';
import { agencyOperations } from './agency-operations';
import { attentionOperations } from './attention-operations';
import { auditOperations } from './audit-operations';
import { Audited } from './audited';
import { type CampaignPorts, campaignOperations } from './campaign-operations';
import { careOperations } from './care-operations';
import { channelOperations } from './channel-operations';
import { actingOperations } from './case-acting';
import { readingOperations } from './case-reading';
import { contentOperations } from './content-operations';
import { admitTry } from './admit-try';
import { callerOf } from './cookies';
import { admit, checkFresh, checkOrigin, checkType, readBody } from './guard';
import { mediaOperations } from './media-operations';
import { muteOperations } from './mute-operations';
import { nextOperation } from './next-operation';
import { describeApi } from './openapi';
import { type AuditNote, Download, type Operation, open } from './operation';
import { Problem, problems } from './problem';
import { type OutreachPorts, outreachOperations } from './outreach-operations';
import { ownDataOperations } from './own-data-operations';
import { pushOperations } from './push-operations';
import { linkOperations } from './link-operations';
import { reportOperations } from './report-operations';
import { rosterOperations } from './roster-operations';
import { secondFactorOperations } from './second-factor-operations';
import { sessionOperations } from './session-operations';
import { sheetFileOperations } from './sheet-file-operations';
import { CaseStream } from './stream';
import { DETAILS } from './texts';
import { surgeOperations } from './surge-operations';
import { typingOperations } from './typing-operations';
import { viewOperations } from './view-operations';

export interface StaffApiParts {
  store: Store;
  cases: Cases;
  figures: Figures;
  /** How articles are written and published. */
  editors: EditorsDesk;
  /** Numbers that everybody is given: they tie no cases. */
  publicPhones: () => ReadonlySet<string>;
  audit: AuditLog;
  /** Replies to take, as they may be shown today; articles for what a person asked. */
  canned: () => readonly CannedReply[];
  suggest: Suggest;
  /** How a message behaves towards whoever answers. */
  readConduct: ReadConduct;
  /** Masks how a case begins, for lists. */
  discreet: MakeDiscreet;
  /** Words that may be covered until they are asked for. */
  hardWords: readonly string[];
  /** Shows a person that an answer is being written, where their channel can. */
  showTyping: (conversationId: string) => void;
  /** Where staff refer cases to. */
  agencies: () => readonly Agency[];
  live: LiveBus;
  /** Those that are switched on. */
  channels: () => readonly Channel[];
  /** What is wrong with them. */
  findings: Findings;
  logger: Logger;
  /** Classes, courses and the kit, for editors. Absent, like the next two: there are none, as in a bench. */
  outreach?: OutreachPorts;
  campaigns?: CampaignPorts;
  surge?: SurgeSwitch;
  /** The public key of our Web Push. */
  pushKey: string;
  /** Cookies are for https only when it begins with it. */
  publicUrl: string;
  now: () => number;
  /** Whether what an administrator lets in waits for a second person; it does not when absent. */
  secondPerson?: boolean;
  /** Tries at a password or set-up token a minute that wait for nothing, see {@link Tries}. */
  triesPerMinute?: number;
  /** Pause between signs of life on the stream, in ms. */
  keepAliveMs?: number;
}

const TRIES_PER_MINUTE = 10;
const KEEP_ALIVE_MS = 15_000;

/** The staff API, below `/api`. */
export function createStaffApi(parts: StaffApiParts): Router {
  const sessions = new Sessions(parts.store, parts.now);
  const signs = new SignsOfLife(parts.store.roster, parts.now);
  const watched = {
    ...{ sessions, signs, now: parts.now, secure: parts.publicUrl.startsWith('https:') },
    audited: new Audited(parts.audit, parts.now),
    devices: new KnownDevices(parts.store.secrets),
    tries: new Tries({ perMinute: parts.triesPerMinute ?? TRIES_PER_MINUTE, sleep: pause, now: parts.now }),
  };
  const operations = allOperations(parts, watched);
  const api = express.Router();
  api.use(noStore);
  for (const operation of operations) {
    api[operation.method](operation.path, serve(operation, watched));
  }
  for (const path of new Set(operations.map((operation) => operation.path))) api.all(path, refuse(405, DETAILS.method));
  api.use(refuse(404, DETAILS.unknownPath));
  api.use(problems(parts.logger));
  return express.Router().use('/api', api);
}

function allOperations(parts: StaffApiParts, { sessions, signs, devices, secure }: Watched): Operation[] {
  const { store, cases, audit, live, logger, channels, findings, publicUrl, readConduct, discreet, now } = parts;
  const policyOf = (name: string) => channels().find((channel) => channel.name === name)?.policy;
  const stream = new CaseStream({
    live,
    cases: store.cases,
    staff: store.staff,
    sessions,
    signs,
    now,
    logger,
    keepAliveMs: parts.keepAliveMs ?? KEEP_ALIVE_MS,
  });
  const accounts = new Accounts(store.staff, now);
  const factors = new SecondFactors(accounts, now);
  const links = new PasswordLinks(store.staff, accounts, now);
  const secondPerson = new SecondPerson({
    accounts,
    all: () => store.staff.all(),
    endSessions: (id) => sessions.endAll(id),
    isOn: parts.secondPerson ?? false,
    now,
  });
  const proving = new Proving({
    accounts,
    factors,
    delays: new LoginDelays(),
    failures: new FailedSignIns({ staff: store.staff, audit, now }),
    audit,
    sleep: pause,
    now,
  });
  const session = {
    store,
    accounts,
    sessions,
    devices,
    proving,
    links,
    audit,
    now,
    secure,
  };
  const operations = [
    ...sessionOperations(session),
    ...accountOperations({ store, accounts, sessions, factors, links, proving, secondPerson, now }),
    ...secondFactorOperations(factors, proving),
    ...auditOperations(audit, store.cases),
    ...attentionOperations({ store, secondPerson, audit, now }),
    ...readingOperations({ store, stream, policyOf, readConduct, discreet, now }),
    ...mediaOperations({ store }),
    ...channelOperations({ channels, findings, audit, now }),
    nextOperation({ store, cases, policyOf, readConduct, now }),
    ...actingOperations({ store, cases, agencies: parts.agencies, policyOf, readConduct, now }),
    ...rosterOperations({ store, duty: new Duty(store, now), now }),
    ...viewOperations(accounts),
    ...aidOperations({ store, canned: parts.canned, suggest: parts.suggest }),
    ...typingOperations({ cases: store.cases, live, showTyping: parts.showTyping, now }),
    ...careOperations({ ...store, accounts, sessions, hardWords: parts.hardWords, now }),
    ...sheetFileOperations({ cases: store.cases, now }),
    ...agencyOperations(parts.agencies),
    ...pushOperations({ store: store.pages, publicKey: parts.pushKey, now }),
    ...reportOperations({ figures: parts.figures, now }),
    ...(parts.outreach ? outreachOperations(parts.outreach) : []),
    ...(parts.campaigns ? campaignOperations(parts.campaigns) : []),
    ...(parts.surge ? surgeOperations(parts.surge) : []),
    ...contentOperations({ store, ...parts.editors, now }),
    ...linkOperations({ store, publicPhones: parts.publicPhones, discreet, now }),
    ...muteOperations({ store, now }),
    ...ownDataOperations({ store }),
  ];
  // It takes a tenth of a second: it is made when somebody asks for it.
  let described: object | undefined;
  const description = open({
    method: 'get',
    path: '/openapi.json',
    summary: 'This description',
    status: 200,
    answer: z.record(z.string(), z.unknown()),
    handle: () => Promise.resolve((described ??= describeApi(operations, publicUrl))),
  });
  operations.push(description);
  return operations;
}

const pause = (ms: number): Promise<void> => (ms ? sleep(ms) : Promise.resolve());

/** What stands beside every call: who it is, that they are there, and what is written about it. */
interface Watched {
  sessions: Sessions;
  signs: SignsOfLife;
  audited: Audited;
  /** Guesses at secrets, and devices that are no strangers. */
  tries: Tries;
  devices: KnownDevices;
  now: () => number;
  /** Whether cookies travel over https only. */
  secure: boolean;
}

/** The way of every call: where from, who, what; then the work. */
function serve(operation: Operation, watched: Watched): RequestHandler {
  const { sessions, signs, audited, now, secure } = watched;
  return async (request, response) => {
    checkOrigin(request);
    const who = operation.access === 'anyone' ? undefined : await callerOf(request, sessions, secure);
    await admitted(who, operation, audited);
    if (who && isToBeFresh(operation, request)) checkFresh(who, now());
    if (who) await signs.of(who);
    checkType(request, operation);
    if (operation.body ?? operation.upload) await readBody(request, response, operation);
    const wasRight = operation.limited ? await admitTry(request, who, watched) : undefined;
    let note: AuditNote = { target: String(request.params.id ?? `staff:${who?.member.id ?? ''}`) };
    const result = await operation.run({ request, response, who, note: (given) => void (note = given) });
    wasRight?.();
    if (who) await audited.write(operation, who, note);
    if (response.headersSent) return;
    response.status(operation.status);
    if (result instanceof Download) result.send(response);
    else if (result === undefined) response.end();
    else response.json(result);
  };
}

/** Whoever tries what their role may not is refused, and stands in the log. */
async function admitted(who: SignedIn | undefined, operation: Operation, audited: Audited): Promise<void> {
  try {
    admit(who, operation.access);
  } catch (error) {
    if (who) await audited.refused(operation, who);
    throw error;
  }
}

const isToBeFresh = ({ fresh = false }: Operation, request: Request) =>
  typeof fresh === 'function' ? fresh(request) : fresh;

/** Nothing of a case may stay in a browser's or a proxy's cache. */
const noStore: RequestHandler = (_, response, next) => {
  response.setHeader('Cache-Control', 'no-store');
  next();
};

function refuse(status: number, detail: string): RequestHandler {
  return () => {
    throw new Problem(status, detail);
  };
}
