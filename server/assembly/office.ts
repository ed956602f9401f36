import { createConductReader } from '../../bot/understanding/conduct';
import { loadCanned, shownCanned } from '../../knowledge/canned';
import { loadConduct, loadSurnames } from '../../knowledge/conduct';
import { loadHardWords } from '../../knowledge/hard-words';
import { Classes } from '../courses/classes';
import { KitShelf } from '../kit/kit-shelf';
import { ShareCards } from '../pages/share-cards';
import { broadcastTimes } from '../campaigns/broadcast-times';
import { Campaigns } from '../campaigns/campaigns';
import { CampaignPictures } from '../campaigns/pictures';
import { CampaignSending } from '../campaigns/sending';
import { createReadContacts } from '../content/contacts';
import { CopyWatch } from '../cases/copy-watch';
import { createPaging } from '../cases/paging/index';
import { Watch } from '../cases/watch';
import { createStaffApi } from '../staff/api/router';
import { createDiscreet, placeNames } from '../staff/discreet-summary';
import { Duty } from '../staff/duty';
import { createSuggest } from '../staff/suggestions';
import { todayInVietnam } from '../../bot/vietnam-time';
import type { Answering } from './answering';
import type { Conversing } from './conversing';
import type { Ground, Round } from './ground';

/** What the staff work with: alarms, the watch over cases, campaigns, classes, and the API of their console. */
export type Office = Awaited<ReturnType<typeof assembleOffice>>;

export async function assembleOffice(ground: Ground, answering: Answering, conversing: Conversing) {
  const { config, store, logger, live, owner, paths, now, leaseNow, learningKey: key } = ground;
  const { publicUrl } = config;
  const { read, library, known, editors, surge } = answering;
  const { wake, channels, byName, findings, audit, cases, publicPhones, figures, agencies } = conversing;
  const { staffWebhook: webhook, mail } = config;
  const time = { now, leaseNow, random: Math.random };
  const paging = await createPaging({ owner, store, webhook, mail, publicUrl, logger, ...time });
  const { pager, courier } = paging;
  const watch = new Watch({ owner, store, cases, duty: new Duty(store, now), pager, live, logger, now, leaseNow });
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
    contacts: createReadContacts({ facts: () => known.content().facts, publicUrl }),
    foot: () => library.phrase('news_foot'),
    heardSince,
    now,
  });
  const sending = new CampaignSending({
    ...{ owner, campaigns, store, heardSince, wake, logger, now, leaseNow },
  });
  const kit = new KitShelf({ content: known.content, library, url: publicUrl, now });
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
  const copyWatch = new CopyWatch({ owner, store, audit, live, logger, now, leaseNow });
  const rounds: Round[] = [watch, courier, sending.rounds, copyWatch.rounds];
  return { staffApi, classes, cards, campaignPictures, rounds };
}
