// First of all, before anything that loads the SDK.
import './unused-sdk-parts';
import cluster from 'node:cluster';
import { randomUUID } from 'node:crypto';
import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { availableParallelism } from 'node:os';
import pino, { type Logger } from 'pino';
import { createConductReader } from '../bot/understanding/conduct';
import { loadAgencies } from '../knowledge/agencies';
import { loadCanned, shownCanned } from '../knowledge/canned';
import { loadConduct, loadSurnames } from '../knowledge/conduct';
import { loadHardWords } from '../knowledge/hard-words';
import { loadAssistant } from './assistant';
import { createClassRoutes } from './courses/class-routes';
import { chatLinks } from './courses/chat-links';
import { Classes } from './courses/classes';
import { createTakeCourse } from './courses/take-course';
import { createCertificateRoutes } from './courses/certificate-routes';
import { Certificates, certificateKey } from './courses/certificates';
import { KitShelf } from './kit/kit-shelf';
import { ShareCards } from './pages/share-cards';
import { createReadingRoutes } from './pages/reading-routes';
import { broadcastTimes } from './campaigns/broadcast-times';
import { Campaigns } from './campaigns/campaigns';
import { createPictureRoutes } from './campaigns/picture-routes';
import { CampaignPictures } from './campaigns/pictures';
import { CampaignSending } from './campaigns/sending';
import { createCountReceipts, createTakeCampaign } from './campaigns/take-campaign';
import { Cases } from './cases/cases';
import { createPaging } from './cases/paging/index';
import { outageWay } from './cases/paging/webhook';
import { Watch } from './cases/watch';
import { phonesIn } from './cases/marks';
import { createTakeMarks } from './cases/take-marks';
import { createNoteUnsent } from './cases/unsent';
import type { Channel, ChannelPorts } from './channels/channel';
import { Findings } from './channels/findings';
import { channelFactories } from './channels/index';
import { findingText } from './channels/texts';
import { createEditorsDesk } from './content/desk';
import type { Edition } from './content/edition';
import { Releases } from './content/releases';
import { type Config, ConfigError, readConfig } from './config';
import { LiveBus } from './conversations/events';
import { FloodGate } from './conversations/flood';
import { createIntake } from './conversations/intake';
import { type Spooling, openSpooling } from './conversations/spool/index';
import { Lanes } from './conversations/lane';
import { SurgeSwitch } from './conversations/surge-switch';
import { createTakeErasure } from './conversations/take-erasure';
import { inSlices } from './conversations/slices';
import { SpareThread } from './conversations/spare-thread';
import { inTurn } from './conversations/turn';
import { type Counted, TurnThread } from './conversations/turn-thread';
import { createUrgencyCheck } from './urgency-check';
import { NewsExchange } from './conversations/news-exchange';
import { ConversationWorker } from './conversations/worker';
import { createApp } from './http/app';
import { createMetrics } from './http/metrics';
import { MediaCollector } from './media/collector';
import { createKeepMedia } from './media/keep';
import { createNoteMedia } from './media/note-media';
import { createUploads } from './media/uploads';
import { KnowledgeWatch } from './knowledge-reload';
import type { OfferDesk } from '../bot/offers/offer-desk';
import { loadCompanies } from './offers/company-file';
import { type PictureReader, createPictureReader } from './offers/pictures/picture-reader';
import { readSentPictures } from './offers/pictures/sent-pictures';
import { createOfferRoutes } from './offers/routes';
import { projectPaths } from './paths';
import { Figures } from './reports/figures';
import { createProvinceFinder } from './reports/provinces';
import { createTakeFigures } from './reports/take-turn';
import { sweepOld } from './retention';
import { createStaffApi } from './staff/api/router';
import { openAuditLog } from './staff/audit-log';
import { createDiscreet, placeNames } from './staff/discreet-summary';
import { Duty } from './staff/duty';
import { setupToken } from './staff/setup';
import { createSuggest } from './staff/suggestions';
import { Vault } from './store/encryption';
import { steadyNow } from './store/clock';
import { openStore } from './store/open';
import type { Store } from './store/store';
import { LINES } from './texts';
import { todayInVietnam } from './today';
import { openTracing } from './tracing/open-tracing';
import type { Tracing } from './tracing/tracing';
import { unansweredNoter } from './unanswered';

/** Turns at the same time: enough that one is read while others are written, few enough that a cry for help waits for few. */
const CONCURRENCY = 12;
/** So many of them are kept free for cries for help while the surge mode is on. */
const RESERVED = 4;
/** How long requests and turns in hand may take to end before the process goes. */
const GOODBYE_MS = 10_000;
const FIRST_CHECK_MS = 60_000;
const HOUR_MS = 3_600_000;
/** Whoever has not said in this time what they want is cut off: half-open connections must not use up our files. */
const HEADERS_MS = 20_000;

/** Puts everything together and serves. */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  const logger = pino({ base: null, redact: ['req', 'res'] }, pino.destination(2));
  const vault = new Vault(config.encryptionKeys);
  const store = await openStore(config, vault);
  if (config.keysBesideData && config.publicUrl.startsWith('https:'))
    logger.warn('the encryption keys lie beside the data: a thief has both (set ENCRYPTION_KEYS_FILE)');
  const tracing = await openTracing(config);
  const parts = await assemble({ config, store, vault, logger, tracing });
  await listen(parts.server, config);
  parts.worker.start();
  for (const round of parts.rounds) await round.start();
  await announce(config, store, parts.server);
  setImmediate(() => {
    parts.offers.prepare();
  });
  const stopSweeping = sweepOld({
    owner: parts.owner,
    store,
    keepFigures: (before) => parts.figures.keep(before),
    spool: parts.spooling?.spool,
    retention: config.retention,
    logger,
  });
  endOnSignal(logger, async () => {
    stopSweeping();
    for (const channel of parts.channels) await channel.stop?.();
    await closeServer(parts.server);
    for (const round of parts.rounds) await round.stop();
    await parts.worker.stop();
    await parts.pictures.stop();
    await tracing.stop().catch((error: unknown) => logger.warn({ err: error }, 'the last traces were lost'));
    parts.spooling?.spool.close();
    await store.close();
  });
}

interface Assembled {
  /** This process, as leases and locks name it. */
  owner: string;
  server: Server;
  worker: ConversationWorker;
  channels: Channel[];
  /** What looks again and again whether there is something to do. */
  rounds: { start(): void | Promise<void>; stop(): Promise<void> }[];
  figures: Figures;
  pictures: PictureReader;
  offers: OfferDesk;
  spooling: Spooling | undefined;
}

/** What stands before everything else. */
interface Ground {
  config: Config;
  store: Store;
  vault: Vault;
  logger: Logger;
  tracing: Tracing;
}

async function assemble({ config, store, vault, logger, tracing }: Ground): Promise<Assembled> {
  const paths = projectPaths();
  const metrics = createMetrics();
  const live = new LiveBus();
  const { now, leaseNow } = store.clock;
  const owner = randomUUID();
  const companies = loadCompanies(config.dataDir);
  const key = await certificateKey(store.secrets);
  const certificates = new Certificates({ key, publicUrl: config.publicUrl, now });
  const surge = new SurgeSwitch({ secrets: store.secrets, logger, now });
  const countReading = ({ intent, urgency }: Counted) => metrics.readings.inc({ intent, urgency });
  const { runTurn, library, offers, read, known, reload, ...assistant } = loadAssistant({
    paths,
    now,
    certificates,
    isSurge: surge.isOn,
    publicUrl: config.publicUrl,
    ...(companies && { companies }),
    onReading: countReading,
  });
  let editions: readonly Edition[] = [];
  const { dataDir, publicUrl } = config;
  const turns = new SpareThread(inSlices(runTurn, { stored: () => direct.stored(), steady: steadyNow }), {
    begin: () => new TurnThread(paths, { dataDir, publicUrl, certificateKey: key, editions }, countReading),
    // In a cluster the other processes have the other processors.
    isSpare: availableParallelism() > 1 && !cluster.isWorker,
    moment: () => ({ now: now(), isSurge: surge.isOn() }),
    onFailure: (error) => logger.error({ err: error }, 'the thread of turns has ended; turns run in the main thread'),
    steady: steadyNow,
  });
  const isUrgent = createUrgencyCheck(read);
  const isCry = (text = '') => read(text).urgency === 'emergency';
  const reloadAll = () => {
    reload();
    turns.renew();
  };
  const knowledge = new KnowledgeWatch({ folder: paths.knowledge, reload: reloadAll, logger });
  const use = (published: readonly Edition[]) => {
    assistant.publish(published);
    editions = published;
    turns.renew();
  };
  const releases = new Releases({ store: store.editions, use, logger });
  await releases.take().catch((error: unknown) => {
    logger.error({ problem: (error as Error).message }, 'the published articles cannot be used; the files answer');
  });
  const publish = () => releases.take();
  const editors = createEditorsDesk({ paths, store: store.editions, known, publish, now });
  const wake = (id: string): void => worker.wake(id);
  const audit = await openAuditLog(store);
  const cases = new Cases({ store, audit, live, wake, now });
  const publicPhones = phonesIn(known.content().facts.values());
  const figures = new Figures({ store, findProvince: createProvinceFinder(known.content().provinces) });
  const byName = new Map<string, Channel>();
  const findings = new Findings(logger, now);
  const keep = createKeepMedia(store.media);
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
    runTurn: turns.runTurn,
    takeHandoff: inTurn(
      cases.takeHandoff,
      createTakeMarks({ cases: store.cases, live, now, publicPhones }),
      createTakeCourse(store.learning),
      createTakeCampaign(store.campaigns),
      createTakeFigures({ store, now, count: (outcome) => metrics.answers.inc({ outcome }) }),
      createTakeErasure(store.conversations),
    ),
    noteUnanswered: unansweredNoter(store.unanswered, now),
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
    slowDown: () => library.phrase('slow_down'),
    fallback: () => library.phrase('failed'),
    live,
    metrics,
    tracing,
    logger,
    now,
    leaseNow,
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
  const spooling = config.databaseUrl
    ? openSpooling({ owner, ...limits, vault, store, direct, tell, metrics, logger })
    : undefined;
  const ports: ChannelPorts = {
    ...(spooling?.intake ?? direct),
    findings,
    isTyping: (address) => live.emit('typing', store.conversations.idOf(address)),
    answering: live.answering,
    isUrgent,
    log: (id, after) => store.conversations.log(id, after, 500),
    uploads: createUploads({ media: store.media, conversations: store.conversations, keep, now }),
    conversationIdOf: (address) => store.conversations.idOf(address),
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
  const { staffWebhook: webhook, mail } = config;
  const time = { now, leaseNow, random: Math.random };
  const paging = await createPaging({ owner, store, webhook, mail, publicUrl, logger, ...time });
  const { pager, courier } = paging;
  const watch = new Watch({ owner, store, cases, duty: new Duty(store, now), pager, live, logger, now, leaseNow });
  const agencies = loadAgencies(paths.knowledge, known.content().facts, todayInVietnam(now()));
  const classes = new Classes({ store: store.learning, courses: () => library.courses(), key, now });
  const cards = new ShareCards(library, publicUrl);
  const heardSince = () => broadcastTimes(channels, now());
  const campaignPictures = new CampaignPictures({ store: store.campaigns, publicUrl, now });
  const campaigns = new Campaigns({
    store: store.campaigns,
    pictures: campaignPictures,
    cardOf: (id) => {
      const shared = cards.of(id);
      if (!shared) return undefined;
      const { article, page, picture, png } = shared;
      return { title: article.title, page, picture, bytes: () => png().length };
    },
    foot: () => library.phrase('news_foot'),
    heardSince,
    now,
  });
  const sending = new CampaignSending({
    ...{ owner, campaigns, store, heardSince, wake, logger, now },
  });
  const kit = new KitShelf({ content: known.content(), library, url: publicUrl, now });
  const outreach = { classes, courses: () => library.courses(), kit, publicUrl };
  const canned = loadCanned(paths.knowledge);
  const readConduct = createConductReader(loadConduct(paths.knowledge), read);
  const showTyping = async (conversationId: string): Promise<void> => {
    const address = await store.conversations.addressOf(conversationId);
    if (address) await byName.get(address.channel)?.showTyping?.(address);
  };
  const staffApi = createStaffApi({
    canned: () => shownCanned(canned, known.content().facts, todayInVietnam(now())),
    suggest: createSuggest({ library, read }),
    hardWords: loadHardWords(paths.knowledge),
    readConduct,
    discreet: createDiscreet({
      surnames: loadSurnames(paths.knowledge),
      places: placeNames(known.content()),
      readConduct,
    }),
    showTyping: (id) =>
      void showTyping(id).catch((error: unknown) => logger.warn({ err: error }, 'a sign of writing was not shown')),
    store,
    cases,
    audit,
    agencies,
    figures,
    editors,
    publicPhones,
    channels: () => channels,
    findings,
    live,
    logger,
    publicUrl,
    pushKey: paging.publicKey,
    secondPerson: config.secondPerson,
    outreach,
    campaigns: { campaigns, pictures: campaignPictures, cards: (question) => cards.list(question) },
    surge,
    now,
  });
  const offerRoutes = createOfferRoutes({ offers, read, pictures, dist: paths.dist });
  const pageRoutes = [
    createReadingRoutes({ library, cards, read, root: paths.root, publicUrl }),
    createPictureRoutes(campaignPictures),
    createCertificateRoutes({ certificates, library }),
    createClassRoutes({ classes, publicUrl, links: chatLinks(config) }),
  ];
  const routers = [...channels.flatMap((channel) => channel.routes ?? []), offerRoutes, ...pageRoutes, staffApi];
  const server = createServer(
    { headersTimeout: HEADERS_MS, connectionsCheckingInterval: HEADERS_MS / 4 },
    createApp({
      ...{ store, metrics, logger, routers, publicUrl },
      dist: paths.dist,
      webOrigins: config.webOrigins,
      trustProxy: config.trustProxy,
      findings: () => findings.all().map(findingText),
      spooling,
    }),
  );
  server.on('upgrade', (request, socket, head) => {
    if (!channels.some((channel) => channel.upgrade?.(request, socket, head))) socket.destroy();
  });
  const news = new NewsExchange({ live, store: store.news, logger });
  const rounds = [
    news,
    watch,
    courier,
    sending,
    surge,
    knowledge,
    releases,
    collector,
    turns,
    ...(spooling ? [spooling.playback] : []),
  ];
  return { owner, server, worker, channels, rounds, figures, pictures, offers, spooling };
}

/** Looks every hour whether the platforms let us work; at first when the start and what waited for it are over. */
function keepChecking(channels: readonly Channel[]): void {
  const check = () => channels.forEach((channel) => void channel.check?.());
  setTimeout(check, FIRST_CHECK_MS).unref();
  setInterval(check, HOUR_MS).unref();
}

function listen(server: Server, { port, host }: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
}

/** Says where everything is, once for a cluster; on the very first start also how the administrator's password is set. */
async function announce(config: Config, store: Store, server: Server): Promise<void> {
  if (cluster.worker && cluster.worker.id !== 1) return;
  const { port } = server.address() as AddressInfo;
  // With PORT=0 the system chose the port, and the address made from it is known only now.
  const url = config.port === 0 ? config.publicUrl.replace(/:0$/, `:${port}`) : config.publicUrl;
  process.stdout.write(`${LINES.running(url)}\n`);
  const token = await setupToken(store);
  if (token) process.stdout.write(`${LINES.setup(`${url}/console/#/setup?token=${token}`)}\n`);
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), 2_000).unref();
  });
}

function endOnSignal(logger: Logger, end: () => Promise<void>): void {
  const goodbye = (signal: string) => {
    logger.info({ signal }, 'ending');
    setTimeout(() => process.exit(1), GOODBYE_MS).unref();
    end().then(
      () => process.exit(0),
      (error: unknown) => {
        logger.error({ err: error }, 'ending failed');
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, goodbye);
}

main().catch((error: unknown) => {
  process.stderr.write(`${lineFor(error)}\n`);
  process.exit(1);
});

/** Errors whose message says all that an operator needs. */
const ONE_LINE = ['CONTENT', 'SEAL_BROKEN', 'DATABASE_UNREACHABLE', 'DATABASE_TOO_NEW'];

/** One line that an operator can act on; only what was not foreseen shows its stack. */
function lineFor(error: unknown): string {
  if (error instanceof ConfigError) return error.message;
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? String(error.code) : '';
  if (code === 'EADDRINUSE') return `PORT holds a port that is in use; it should hold a free one (${error.message})`;
  return ONE_LINE.includes(code) ? error.message : (error.stack ?? error.message);
}
