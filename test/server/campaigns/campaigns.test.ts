import pino from 'pino';
import { CAMPAIGN_OUTCOME, SUBSCRIPTION } from '../../../bot/news/subscription';
import { type CampaignDraft, type CampaignRefused, Campaigns } from '../../../server/campaigns/campaigns';
import { CampaignSending } from '../../../server/campaigns/sending';
import { CampaignPictures, purgePictures } from '../../../server/campaigns/pictures';
import { createReadContacts } from '../../../server/content/contacts';
import { createCountReceipts, createTakeCampaign } from '../../../server/campaigns/take-campaign';
import type { HeardSince } from '../../../server/store/contract/campaigns';
import { photograph } from '../media/pictures';
import { address, casesUnderTest } from '../staff/api-under-test';
import { forgotten } from '../store/contract/room';

const HOUR = 3_600_000;
const FACTS = new Map([['hotline.111', { kind: 'phone' as const, text: '111' }]]);
const SITE = 'https://haidang.example.vn';
/** Nine in the morning in Vietnam. */
const MORNING = Date.parse('2026-07-30T02:00:00Z');
const draft: CampaignDraft = {
  name: 'Ngày 30/7',
  text: 'Hỏi trước khi đi.',
  interests: ['viec-lam'],
  from: MORNING,
  to: MORNING + 48 * HOUR,
  perHour: 3_600,
};

describe('a campaign', () => {
  let room: Awaited<ReturnType<typeof casesUnderTest>>;
  let campaigns: Campaigns;
  let parts: ConstructorParameters<typeof Campaigns>[0];
  let heard: HeardSince;
  let pictureBytes: number;
  let pictures: CampaignPictures;
  const page = `${SITE}/bai/fees-broker`;
  const cardOf = (id: string) =>
    id === 'fees-broker'
      ? { title: 'Phí môi giới', page, picture: `${page}.png`, bytes: () => pictureBytes }
      : undefined;
  beforeEach(async () => {
    heard = { [address.channel]: 0 };
    pictureBytes = 60_000;
    room = await casesUnderTest();
    room.clock.now = MORNING;
    parts = {
      store: room.store.campaigns,
      pictures: (pictures = new CampaignPictures({ store: room.store.campaigns, publicUrl: SITE, now: room.now })),
      cardOf,
      contacts: createReadContacts({ facts: () => FACTS, publicUrl: SITE }),
      foot: () => 'Nhắn "dừng" để thôi.',
      heardSince: () => heard,
      now: room.now,
    };
    campaigns = new Campaigns(parts);
  });
  afterEach(() => room.close());

  const sender = (owner = 'p1') =>
    new CampaignSending({
      owner,
      campaigns,
      store: room.store,
      wake: (id) => void room.woken.push(id),
      heardSince: () => heard,
      logger: pino({ level: 'silent' }),
      now: room.now,
      leaseNow: room.now,
    });

  /** People with a conversation, who want to hear of work abroad. */
  async function subscribers(count: number): Promise<string[]> {
    const ids: string[] = [];
    for (let n = 0; n < count; n += 1) {
      const message = { id: 'm1', from: 'user' as const, receivedAt: 1, activity: { type: 'message', text: 'chào' } };
      const { id } = await room.store.conversations.append({ ...address, user: `u${n}` }, message);
      await room.store.campaigns.subscribe(id, ['viec-lam'], 1);
      ids.push(id);
    }
    return ids;
  }

  async function running(change: Partial<CampaignDraft> = {}) {
    const written = await campaigns.create({ ...draft, ...change }, 'lan');
    const approved = await campaigns.approve(written.id, 1, 'ha');
    return campaigns.act(approved.id, approved.version, 'start');
  }
  const handed = async (id: string) =>
    (await room.store.conversations.log(id, 0, 100)).filter((entry) => entry.id.startsWith('campaign:'));
  const problem = async (work: Promise<unknown>) =>
    work.then(
      () => 'none',
      (error: unknown) => (error as CampaignRefused).problem,
    );

  it('is written by one person, approved by another, and started, paused and stopped', async () => {
    await subscribers(1);
    const written = await campaigns.create(draft, 'lan');
    expect(await problem(campaigns.approve(written.id, 1, 'lan'))).toBe('own');
    expect(await problem(campaigns.act(written.id, 1, 'start'))).toBe('state');
    const approved = await campaigns.approve(written.id, 1, 'ha');
    expect(approved).toMatchObject({ status: 'approved', writtenBy: 'lan', approvedBy: 'ha', version: 2 });
    const started = await campaigns.act(written.id, 2, 'start');
    expect(await problem(campaigns.change(written.id, 3, draft, 'lan'))).toBe('state');
    const paused = await campaigns.act(written.id, started.version, 'pause');
    const again = await campaigns.act(written.id, paused.version, 'start');
    const stopped = await campaigns.act(written.id, again.version, 'stop');
    expect(await problem(campaigns.act(written.id, stopped.version, 'start'))).toBe('state');
  });

  it('must be approved anew when it was changed, by somebody who did not write the change', async () => {
    await subscribers(1);
    const written = await campaigns.create(draft, 'lan');
    const approved = await campaigns.approve(written.id, 1, 'ha');
    const changed = await campaigns.change(written.id, approved.version, { ...draft, text: 'Khác' }, 'ha');
    expect(changed.status).toBe('draft');
    expect(changed.approvedBy).toBeUndefined();
    expect(await problem(campaigns.approve(written.id, changed.version, 'ha'))).toBe('own');
    expect(await problem(campaigns.approve(written.id, 1, 'lan'))).toBe('changed');
  });

  it('is approved by nobody who has written on it, though another has mended a comma since', async () => {
    await subscribers(1);
    const written = await campaigns.create(draft, 'lan');
    const mended = await campaigns.change(written.id, 1, { ...draft, name: `${draft.name}.` }, 'ha');
    expect(await problem(campaigns.approve(written.id, mended.version, 'lan'))).toBe('own');
    expect((await campaigns.approve(written.id, mended.version, 'minh')).status).toBe('approved');
  });

  it.each<[string, Partial<CampaignDraft>, string]>([
    ['to no kind of reader', { interests: [] }, 'interests'],
    ['to a kind that nobody can ask for', { interests: ['all'] }, 'interests'],
    ['with a text too long for a channel', { text: 'a'.repeat(1_990) }, 'too-long'],
    [
      'whose text is too long only with the page of its article',
      { text: 'a'.repeat(1_960), article: 'fees-broker' },
      'too-long',
    ],
    ['with a number that is no fact', { text: 'Cần việc thì gọi 0912 345 678.' }, 'phone'],
    ['with a short number that is no fact', { text: 'Gọi số 1234 nhé.' }, 'phone'],
    ['with a page of somebody else', { text: 'Xem ở https://viec-lam.example/dangky' }, 'link'],
    ['with letters that nobody sees', { text: 'Gọi 1\u200b11' }, 'hidden'],
    ['with a line that is shown the wrong way round', { text: 'Gọi \u202e111' }, 'hidden'],
    ['with a card that is not there', { article: 'x' }, 'article'],
    ['that ends before it begins', { to: MORNING - 1 }, 'period'],
    ['that is over already', { from: MORNING - 2, to: MORNING - 1 }, 'period'],
    ['that lasts for years', { to: MORNING + 500 * 24 * HOUR }, 'period'],
  ])('is refused %s', async (_, change, expected) => {
    expect(await problem(campaigns.create({ ...draft, ...change }, 'lan'))).toBe(expected);
  });

  it('may name the hotline, pages of the state and our own, and whoever approves it sees each of them', async () => {
    const text = `Gọi 111, xem dolab.moha.gov.vn và ${SITE}/bai/fees-broker`;
    const written = await campaigns.create({ ...draft, text }, 'lan');
    expect(campaigns.contacts(written)).toEqual([
      { kind: 'link', value: 'dolab.moha.gov.vn', isKnown: true },
      { kind: 'link', value: `${SITE}/bai/fees-broker`, isKnown: true },
      { kind: 'phone', value: '111', isKnown: true },
    ]);
  });

  it('whose number is no fact any more is not approved', async () => {
    await subscribers(1);
    const written = await campaigns.create({ ...draft, text: 'Gọi 111' }, 'lan');
    const later = new Campaigns({ ...parts, contacts: createReadContacts({ facts: () => new Map() }) });
    expect(await problem(later.approve(written.id, 1, 'ha'))).toBe('phone');
  });

  it('to nobody is not approved', async () => {
    const written = await campaigns.create(draft, 'lan');
    expect(await problem(campaigns.approve(written.id, 1, 'ha'))).toBe('nobody');
  });

  it('is shown as each channel would show it, before it is approved', async () => {
    const preview = await campaigns.preview({ text: 'ạ'.repeat(10) });
    expect(preview.map(({ channel }) => channel)).toEqual(['messenger', 'zalo', 'zalo-bot', 'web']);
    const messages = [{ text: `${'ạ'.repeat(10)}\n\nNhắn "dừng" để thôi.` }];
    expect(preview[0]).toEqual({ channel: 'messenger', messages, characters: 32, most: 1_999, findings: [] });
    const [inMessenger, inZalo] = await campaigns.preview({ text: 'Hỏi', article: 'fees-broker' });
    const text = `Hỏi\n${page}\n\nNhắn "dừng" để thôi.`;
    const card = { picture: `${page}.png`, alt: 'Phí môi giới' };
    expect(inMessenger?.messages).toEqual([{ text }, card]);
    expect(inZalo?.messages).toEqual([card, { text }]);
    expect(inZalo?.picture).toEqual({ bytes: 60_000, most: 1_048_576 });
  });

  it('says of each channel what it could not take, and is not approved', async () => {
    await subscribers(1);
    const long = await campaigns.preview({ text: 'a'.repeat(1_978) });
    expect(long.map(({ findings }) => findings)).toEqual([['too-long'], ['too-long'], [], ['too-long']]);
    const written = await campaigns.create({ ...draft, article: 'fees-broker' }, 'lan');
    pictureBytes = 1_100_000;
    const heavy = await campaigns.preview({ text: 'Hỏi', article: 'fees-broker' });
    const tooLarge = ['picture-too-large'];
    expect(heavy.map(({ findings }) => findings)).toEqual([[], tooLarge, tooLarge, tooLarge]);
    expect(await problem(campaigns.approve(written.id, 1, 'ha'))).toBe('picture-too-large');
  });

  it('is removed while nobody has been sent it, and only by whoever has seen its last version', async () => {
    await subscribers(1);
    const { id } = await campaigns.create(draft, 'lan');
    const approved = await campaigns.approve(id, 1, 'ha');
    expect(await problem(campaigns.remove(id, 1))).toBe('changed');
    await campaigns.remove(id, approved.version);
    expect(await problem(campaigns.get(id))).toBe('unknown');
    const begun = await running();
    expect(await problem(campaigns.remove(begun.id, begun.version))).toBe('state');
  });

  it('tells which others are planned for the same time and some of the same people', async () => {
    const mine = await campaigns.create(draft, 'lan');
    await campaigns.create({ ...draft, name: 'cùng lúc', from: MORNING + HOUR }, 'lan');
    await campaigns.create({ ...draft, name: 'sau đó', from: draft.to, to: draft.to + HOUR }, 'lan');
    await campaigns.create({ ...draft, name: 'người khác', interests: ['gia-dinh'] }, 'lan');
    const over = await campaigns.create({ ...draft, name: 'đã dừng' }, 'lan');
    await campaigns.act(over.id, 1, 'stop');
    expect((await campaigns.overlapping(mine)).map(({ name }) => name)).toEqual(['cùng lúc']);
  });

  it('waits for whoever may not be written to now, and reaches them once they write again', async () => {
    const [late = '', early = ''] = await subscribers(2);
    await room.store.conversations.appendTo(late, { ...item, id: 'm9', receivedAt: MORNING });
    heard = { [address.channel]: MORNING };
    expect(await campaigns.reach(draft)).toEqual([{ channel: address.channel, people: 2, open: 1 }]);
    const { id } = await running();
    await sender().round();
    expect(await handed(early)).toEqual([]);
    expect(await handed(late)).toHaveLength(1);
    await room.store.conversations.appendTo(early, { ...item, id: 'm9', receivedAt: MORNING + 1 });
    room.clock.now += 10_000;
    await sender().round();
    expect(await handed(early)).toHaveLength(1);
    expect(await campaigns.figures(id)).toEqual([{ mark: 'taken', count: 2 }]);
  });

  it('counts what platforms tell of its messages: what was read came to the device, too', async () => {
    const { id } = await campaigns.create(draft, 'lan');
    const count = createCountReceipts(room.store.campaigns, room.now);
    await count('v1', [`re:campaign:${id}:0`, 're:7:0'], 'delivered');
    await count('v1', [`re:campaign:${id}:0`], 'delivered');
    await count('v2', [`re:campaign:${id}:0`], 'read');
    expect(await campaigns.figures(id)).toEqual([
      { mark: 'delivered', count: 2 },
      { mark: 'read', count: 1 },
    ]);
  });

  it('is handed out over the hours, to each person once, also after a crash', async () => {
    const ids = await subscribers(25);
    const { id } = await running();
    await sender().round();
    expect(room.woken).toHaveLength(10);
    room.clock.now += 10_000;
    await sender().round();
    room.clock.now += 60_000;
    await sender('p2').round();
    room.clock.now += 60_000;
    await sender('p2').round();
    for (const one of ids) expect(await handed(one)).toHaveLength(1);
    expect(await room.store.campaigns.figures(id)).toContainEqual({ mark: 'taken', count: 25 });
  });

  it('hands out never more than its number in an hour, whatever the clock does', async () => {
    await subscribers(12);
    await running({ perHour: 4 });
    for (let n = 0; n < 30; n += 1) {
      room.clock.now += 10_000;
      await sender().round();
    }
    expect(room.woken).toHaveLength(4);
    room.clock.now -= 3 * 60_000;
    for (let n = 0; n < 5; n += 1) await sender(`p${n + 3}`).round();
    expect(room.woken).toHaveLength(4);
    room.clock.now += 2 * HOUR;
    await sender('p9').round();
    expect(room.woken.length).toBeGreaterThan(4);
  });

  it.each([
    ['in the evening', '2026-07-30T13:00:00Z', 0],
    ['at night', '2026-07-30T20:00:00Z', 0],
    ['before eight', '2026-07-31T00:59:00Z', 0],
    ['at eight', '2026-07-31T01:00:00Z', 1],
  ])('is handed out by day only: %s', async (_, at, count) => {
    await subscribers(1);
    await running();
    room.clock.now = Date.parse(at);
    await sender().round();
    expect(room.woken).toHaveLength(count);
  });

  it('goes to nobody who has said "dừng" between planning and sending, and to nobody who is gone', async () => {
    const [first = '', second = ''] = await subscribers(2);
    const take = createTakeCampaign(room.store.campaigns);
    const { id } = await running();
    await take(first, address, item, { type: 'event', name: SUBSCRIPTION, value: { interests: [] } });
    await forgotten(room.store, second);
    await sender().round();
    expect(room.woken).toEqual([]);
    expect(await handed(first)).toEqual([]);
    expect(await room.store.campaigns.audience(['viec-lam'])).toEqual([]);
    expect(id).toBeDefined();
  });

  it('keeps everybody on its list when the store fails for a moment', async () => {
    await subscribers(1);
    await running();
    const failure = new Error('the disk is full');
    jest.spyOn(room.store.conversations, 'appendTo').mockRejectedValueOnce(failure);
    await expect(sender().round()).rejects.toBe(failure);
    expect(await campaigns.reach(draft)).toEqual([{ channel: address.channel, people: 1, open: 1 }]);
  });

  it('waits while another has just gone to the same people', async () => {
    await subscribers(3);
    await running();
    await sender().round();
    await running({ name: 'Chiến dịch thứ hai' });
    room.clock.now += 60_000;
    await sender().round();
    expect(room.woken).toHaveLength(3);
    room.clock.now += 24 * HOUR;
    await sender().round();
    expect(room.woken).toHaveLength(6);
  });

  it.each(['pause', 'stop'] as const)('hands out nothing after %s', async (action) => {
    await subscribers(20);
    const { id, version } = await running();
    await sender().round();
    await campaigns.act(id, version, action);
    room.clock.now += 60_000;
    await sender().round();
    expect(room.woken).toHaveLength(10);
  });

  it('ends by itself when its time is over', async () => {
    await subscribers(20);
    const { id } = await running();
    room.clock.now = draft.to;
    await sender().round();
    expect((await campaigns.get(id)).status).toBe('done');
    expect(room.woken).toEqual([]);
  });

  it('is handed out by one process at a time', async () => {
    await subscribers(20);
    await running();
    await sender('p1').round();
    await sender('p2').round();
    expect(room.woken).toHaveLength(10);
  });

  it('counts what became of it, each thing once for each person', async () => {
    const [person = ''] = await subscribers(1);
    const take = createTakeCampaign(room.store.campaigns);
    const { id } = await running();
    const event = { type: 'event', name: CAMPAIGN_OUTCOME, value: { campaignId: id, outcome: 'asked' } };
    await take(person, address, item, event);
    await take(person, address, item, event);
    expect(await campaigns.figures(id)).toEqual([{ mark: 'asked', count: 1 }]);
  });

  it('brings the card of an article, and its page', async () => {
    const [person = ''] = await subscribers(1);
    await running({ article: 'fees-broker' });
    await sender().round();
    const [entry] = await handed(person);
    expect(entry?.activity.value).toMatchObject({
      text: 'Hỏi trước khi đi.\nhttps://haidang.example.vn/bai/fees-broker',
      picture: { contentType: 'image/png', contentUrl: `${page}.png`, name: 'Phí môi giới' },
    });
  });

  it('brings a picture of its own instead of the card, which nobody outside sees before the approval', async () => {
    const [person = ''] = await subscribers(1);
    const { id } = await pictures.keep(await photograph());
    expect(id).toMatch(/^[0-9a-f]{32}\.jpg$/);
    const picture = { id, alt: 'Hai người đọc hợp đồng' };
    const written = await campaigns.create({ ...draft, article: 'fees-broker', picture }, 'lan');
    const [shown] = await campaigns.preview(written);
    expect(shown?.messages[1]).toEqual({ picture: `${SITE}/api/campaigns/pictures/${id}`, alt: picture.alt });
    expect(await pictures.readPublished(id)).toBeUndefined();
    const { version } = await campaigns.approve(written.id, 1, 'ha');
    expect(await pictures.readPublished(id)).toEqual(await pictures.read(id));
    await campaigns.act(written.id, version, 'start');
    await sender().round();
    const [entry] = await handed(person);
    expect(entry?.activity.value).toMatchObject({
      text: `Hỏi trước khi đi.\n${page}`,
      picture: { contentType: 'image/jpeg', contentUrl: `${SITE}/hinh/${id}`, name: picture.alt },
    });
  });

  it('with a picture that is not there is refused', async () => {
    const picture = { id: `${'0'.repeat(32)}.png`, alt: 'Hình' };
    expect(await problem(campaigns.create({ ...draft, picture }, 'lan'))).toBe('picture');
  });

  it('with a picture of its own that is too large says for which channels, and is not kept', async () => {
    const bytes = Buffer.alloc(1_048_577, 7);
    const id = `${'a'.repeat(32)}.png`;
    await room.store.campaigns.keepPicture({ id, bytes, at: MORNING });
    const picture = { id, alt: 'Hình' };
    const found = (await campaigns.preview({ text: 'Hỏi', picture })).map(({ channel, findings }) => [
      channel,
      ...findings,
    ]);
    expect(found).toEqual([['messenger'], ...['zalo', 'zalo-bot', 'web'].map((name) => [name, 'picture-too-large'])]);
    expect(await problem(campaigns.create({ ...draft, picture }, 'lan'))).toBe('picture-too-large');
  });

  it('keeps its picture; one that no campaign shows goes', async () => {
    const { id: used } = await pictures.keep(await photograph(60, 60));
    const { id: unused } = await pictures.keep(await photograph(61, 60));
    await campaigns.create({ ...draft, picture: { id: used, alt: 'Hình' } }, 'lan');
    await purgePictures(room.store.campaigns, MORNING);
    expect(await pictures.read(unused)).toBeDefined();
    await purgePictures(room.store.campaigns, MORNING + 1);
    expect(await pictures.read(unused)).toBeUndefined();
    expect(await pictures.read(used)).toBeDefined();
  });
});

const item = {
  id: 'm2',
  from: 'user' as const,
  receivedAt: MORNING,
  activity: { type: 'message' },
  seq: 1,
  attempts: 0,
};
