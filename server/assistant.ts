import { randomBytes } from 'node:crypto';
import { setImmediate as nextRound } from 'node:timers/promises';
import { Assistant } from '../bot/assistant';
import { createOfferChecker, createSoundFinder } from '../bot/offers/check-offer';
import type { CompanyRegister } from '../bot/offers/companies';
import type { OfferCheck } from '../bot/offers/offer';
import { OfferDesk } from '../bot/offers/offer-desk';
import { Library } from '../bot/replies/library';
import { Responder } from '../bot/respond';
import { unhurried } from '../bot/steps';
import type { Reader, Reading } from '../bot/understanding/reader';
import { toActivity } from '../dialogs/activities';
import { createDialogs } from '../dialogs/index';
import type { Content } from '../knowledge/loader';
import { loadBuiltIndexes } from './article-index';
import { loadOfferParts } from './offers/checker';
import { caseIdentity } from './cases/identity';
import type { Edition } from './content/edition';
import { KnownContent } from './content/known-content';
import { createTurnRunner } from './channels/turn-adapter';
import type { RunTurn } from './conversations/turn';
import type { ProjectPaths } from './paths';
import { Certificates } from './courses/certificates';
import { todayInVietnam } from '../bot/vietnam-time';
import { loadUnderstanding } from './understanding';

export interface AssistantOptions {
  paths: Pick<ProjectPaths, 'knowledge' | 'model'> & Partial<Pick<ProjectPaths, 'offers' | 'articles'>>;
  now: () => number;
  /** The list of licensed companies, when one was imported. */
  companies?: CompanyRegister;
  /** Who writes certificates for courses; without it they are good for nothing, as on the terminal. */
  certificates?: Certificates;
  /** Where articles have pages of their own; absent where there are none, as on the terminal. */
  publicUrl?: string;
  /** Whether far more people write than usual: then dialogs are short. */
  isSurge?: () => boolean;
  onReading?: (reading: Reading) => void;
  onOffer?: (offer: OfferCheck) => void;
}

export interface LoadedAssistant {
  runTurn: RunTurn;
  library: Library;
  offers: OfferDesk;
  read: Reader;
  /** All that it knows, as it now is. */
  known: KnownContent;
  /**
   * Takes up articles, facts and replies as the files now are, and resolves when they answer; raises, and changes nothing, when
   * they are broken. Messages are answered meanwhile.
   */
  reload: () => Promise<void>;
  /** Answers from these editions in place of their files; resolves and raises likewise. */
  publish: (editions: readonly Edition[]) => Promise<void>;
}

/** Reads content and model, checks them, and gives the runner of turns; raises with what is wrong. */
export function loadAssistant(options: AssistantOptions): LoadedAssistant {
  const { paths, now, companies, onReading, onOffer, isSurge = () => false } = options;
  const certificates = options.certificates ?? new Certificates({ key: randomBytes(32), publicUrl: '', now });
  const today = () => todayInVietnam(now());
  const known = new KnownContent(paths.knowledge, today);
  const content = known.content();
  const { read, analyse } = loadUnderstanding(paths, content.countries);
  const library = new Library(content, analyse, today, loadBuiltIndexes(paths));
  const offerParts = loadOfferParts(paths, content.countries);
  const check = createOfferChecker({
    ...offerParts,
    ...(companies && { companies: { register: companies, words: listWords(library, companies) } }),
  });
  const offers = new OfferDesk({
    ...{ check, hearSound: createSoundFinder(offerParts), content: offerParts.content, library },
    ...(companies && { companies }),
  });
  const parts = {
    responder: new Responder({
      ...{ library, read, offers },
      spell: (text) =>
        analyse(text)
          .words.map(({ word }) => word)
          .join(' '),
      ...(options.publicUrl && { pageOf: (id: string) => `${options.publicUrl}/bai/${id}` }),
    }),
    createDialogs: createDialogs({ library, offers, certify: certificates.certify, isSurge }),
    toActivity,
    isSurge,
    caseFor: caseIdentity,
    now,
    ...(onReading && { onReading }),
    ...(onOffer && { onOffer }),
  };
  const use = (next: Content) => unhurried(library.replacing(next), nextRound);
  return {
    runTurn: createTurnRunner((state) => new Assistant(parts, state)),
    library,
    offers,
    read,
    known,
    reload: () => known.readFiles(use),
    publish: (editions) => known.take(editions, use),
  };
}

function listWords(library: Library, { asOf }: CompanyRegister) {
  return { listed: library.phrase('company_sign', { date: asOf.split('-').map(Number).reverse().join('/') }) };
}
