import { loadAgencies, shownAgencies } from '../../knowledge/agencies';
import { loadSurnames } from '../../knowledge/conduct';
import { createTakeCourse } from '../courses/take-course';
import { createCountReceipts, createTakeCampaign } from '../campaigns/take-campaign';
import { Cases } from '../cases/cases';
import { outageWay } from '../cases/paging/webhook';
import { phonesIn } from '../cases/marks';
import { createTakeMarks } from '../cases/take-marks';
import { createNoteUnsent } from '../cases/unsent';
import type { Channel, ChannelPorts } from '../channels/channel';
import { Findings } from '../channels/findings';
import { channelFactories } from '../channels/index';
import { ofToday } from '../content/of-today';
import { FloodGate } from '../conversations/flood';
import { createIntake } from '../conversations/intake';
import { openSpooling } from '../conversations/spool/index';
import { Lanes } from '../conversations/lane';
import { createTakeErasure } from '../conversations/take-erasure';
import { inTurn } from '../conversations/turn';
import { ConversationWorker } from '../conversations/worker';
import { MediaCollector } from '../media/collector';
import { createKeepMedia } from '../media/keep';
import { createRoomFinder } from '../media/room';
import { createNoteMedia } from '../media/note-media';
import { createUploads } from '../media/uploads';
import { createPictureReader } from '../offers/pictures/picture-reader';
import { readSentPictures } from '../offers/pictures/sent-pictures';
import { createNameFinder } from '../reports/figure-words';
import { Figures } from '../reports/figures';
import { createProvinceFinder } from '../reports/provinces';
import { createTakeFigures } from '../reports/take-turn';
import { openAuditLog } from '../staff/audit-log';
import { createNameMask, placeNames } from '../staff/discreet-summary';
import { todayInVietnam } from '../../bot/vietnam-time';
import { unansweredNoter } from '../unanswered';
import type { Answering } from './answering';
import type { Ground, Round } from './ground';

/** Turns at the same time: enough that one is read while others are written, few enough that a cry for help waits for few. */
const CONCURRENCY = 12;
/** So many of them are kept free for cries for help while the surge mode is on. */
const RESERVED = 4;
const FIRST_CHECK_MS = 60_000;
const HOUR_MS = 3_600_000;

/** What takes messages, has them answered, keeps what becomes of them, and sends. */
export type Conversing = Awaited<ReturnType<typeof assembleConversing>>;

export async function assembleConversing(ground: Ground, answering: Answering) {
  const { config, store, vault, logger, tracing, metrics, live, owner, paths, now, leaseNow } = ground;
  const { isUrgent, isCry, library, known, surge, runTurn } = answering;
  const wake = (id: string): void => worker.wake(id);
  const audit = await openAuditLog(store);
  const cases = new Cases({ store, audit, live, wake, now });
  const today = () => todayInVietnam(now());
  const publicPhones = ofToday(known.content, today, ({ facts }) => phonesIn(facts.values()));
  const { provinces, countries } = known.content();
  const registered = loadAgencies(paths.knowledge);
  const agencies = ofToday(known.content, today, ({ facts }, day) => shownAgencies(registered, facts, day));
  const words = {
    findProvince: createProvinceFinder(provinces),
    findCountry: createNameFinder(countries.map(({ name }) => name)),
    findAgency: createNameFinder(registered.map(({ name }) => name)),
  };
  const figures = new Figures({ store, words });
  const byName = new Map<string, Channel>();
  const findings = new Findings(logger, now);
  const keep = createKeepMedia(store.media, createRoomFinder(config.dataDir));
  const pictures = createPictureReader();
  const collector = new MediaCollector({
    media: store.media,
    keep,
    addressOf: (id) => store.conversations.addressOf(id),
    sourceOf: (channel) => byName.get(channel)?.media,
    onPicture: readSentPictures({ pictures, conversations: store.conversations, wake, now }),
    onChange: (id) => live.emit('delivery', id),
    ...{ metrics, logger, now },
  });
  const worker = new ConversationWorker({
    owner,
    store: store.conversations,
    channels: byName,
    lanes: new Lanes(now),
    findings,
    runTurn,
    takeHandoff: inTurn(
      cases.takeHandoff,
      createTakeMarks({ cases: store.cases, live, now, publicPhones }),
      createTakeCourse(store.learning),
      createTakeCampaign(store.campaigns),
      createTakeFigures({ store, now, count: (outcome) => metrics.answers.inc({ outcome }) }),
      createTakeErasure(store.conversations),
    ),
    noteUnanswered: unansweredNoter({
      store: store.unanswered,
      mask: createNameMask({ surnames: loadSurnames(paths.knowledge), places: placeNames(known.content()) }),
      now,
    }),
    noteCampaign: async (id, campaign, error) => {
      await store.campaigns.mark(campaign, id, error ? 'failed' : 'sent', now());
    },
    noteUnsent: createNoteUnsent({ cases: store.cases, live, now }),
    noteMedia: createNoteMedia({ media: store.media, wake: () => collector.wake(), now }),
    flood: new FloodGate({
      isUrgent,
      hasOpenCase: async (id) => (await store.cases.openIn(id)) !== undefined,
      now,
    }),
    fallback: () => library.phrase('failed'),
    live,
    metrics,
    tracing,
    logger,
    now,
    leaseNow,
    settling: () => spooling?.settling,
    onFailedLook: (error) => void spooling?.playback.doubt(error),
    isAway: (error) => store.isAway(error),
    random: Math.random,
    concurrency: CONCURRENCY,
    isUrgent: (item) => item.from === 'staff' || (surge.isOn() && isCry(item.activity.text)),
    reserved: () => (surge.isOn() ? RESERVED : 0),
  });
  const direct = createIntake({
    store: store.conversations,
    noteReceipt: createCountReceipts(store.campaigns, now),
    tracing,
    ...{ wake, live, metrics, logger, now },
  });
  const tell = config.staffWebhook && outageWay(config.staffWebhook, now);
  const limits = { dataDir: config.dataDir, limitBytes: config.spoolBytes };
  const { awaited } = store;
  const spooling = awaited && openSpooling({ owner, ...limits, vault, store, awaited, direct, tell, metrics, logger });
  const ports: ChannelPorts = {
    ...(spooling?.intake ?? direct),
    findings,
    isTyping: (address) => live.emit('typing', store.conversations.idOf(address)),
    answering: live.answering,
    isUrgent,
    log: (id, after) => store.conversations.log(id, after, 500),
    uploads: createUploads({ media: store.media, conversations: store.conversations, keep, now }),
    conversationIdOf: (address) => store.conversations.idOf(address),
    wayBack: (id, goodbyeId) => store.conversations.wayBack(id, goodbyeId),
    onChange: (id, listener) => live.onConversation(id, listener),
    secrets: store.secrets,
    metrics,
    logger,
    now,
    leaseNow,
  };
  const channels = channelFactories.flatMap((create) => create(config, ports) ?? []);
  for (const channel of channels) byName.set(channel.name, channel);
  for (const channel of channels) await channel.start?.();
  keepChecking(channels);
  const rounds: Round[] = [collector, ...(spooling ? [spooling.playback.rounds, spooling.settling.rounds] : [])];
  return {
    wake,
    worker,
    direct,
    channels,
    byName,
    findings,
    pictures,
    spooling,
    audit,
    cases,
    publicPhones,
    figures,
    agencies,
    rounds,
  };
}

/** Looks every hour whether the platforms let us work; at first when the start and what waited for it are over. */
function keepChecking(channels: readonly Channel[]): void {
  const check = () => channels.forEach((channel) => void channel.check?.());
  setTimeout(check, FIRST_CHECK_MS).unref();
  setInterval(check, HOUR_MS).unref();
}
