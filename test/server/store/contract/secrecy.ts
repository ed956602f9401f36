import { someMember } from '../../records';
import { type KeeperUnderTest, type Room, address, draft, hold, message, reply } from './room';

/** Whoever steals the disk learns nothing. */
export function secrecyContract(room: Room, keeper: KeeperUnderTest): void {
  it('leaves no text, no name and no id of a person in clear on disk', async () => {
    await room.store.conversations.append({ ...address, user: '7777777777777777' }, message('m1', 'em ở tầng bốn'));
    const id = room.store.conversations.idOf({ ...address, user: '7777777777777777' });
    await room.store.conversations.commit(await hold(room.store, id), {
      state: { k: 'nhà số chín' },
      read: [{ seq: 1 }],
      send: [reply('r1', 'mình nghe bạn')],
    });
    await room.store.cases.insert(
      draft({ summary: 'tóm tắt kín', facts: [{ name: 'where', value: 'Poipet', messageId: 'm1' }] }),
    );
    await room.store.cases.index('case-1', ['word:poipet', 'phone:0987654321']);
    await room.store.pages.subscribe({
      id: 'x',
      staffId: 's',
      endpoint: 'https://push.example/endpoint-kin',
      keys: { p256dh: 'p', auth: 'a' },
      createdAt: 1,
    });
    await room.store.staff.add(someMember({ secondFactor: { secret: 'JBSWY3DPEHPK3PXP', recovery: [] } }));
    await room.store.secrets.put('zalo', 'token-bi-mat');
    await room.store.unanswered.note({
      conversationId: id,
      messageId: 'm1',
      form: 'hoi chuyen kin',
      text: 'hỏi chuyện kín',
      intent: 'shelter',
      at: 1,
    });
    const media = { conversationId: id, id: 'p1', messageId: 'mid-kin', kind: 'image' as const, at: 1 };
    await room.store.media.add({ ...media, url: 'https://cdn.example/anh-kin' }, null);
    await room.store.media.keep(media, { contentType: 'image/png', bytes: Buffer.from('diem-anh-kin') }, null);
    const disk = (await keeper.bytesOnDisk()).toString('latin1');
    for (const secret of [
      'tầng bốn',
      'nhà số chín',
      'mình nghe',
      'tóm tắt',
      'Poipet',
      'poipet',
      'endpoint-kin',
      '0987654321',
      'JBSWY3DPEHPK3PXP',
      'token-bi-mat',
      'hỏi chuyện kín',
      'hoi chuyen kin',
      '7777777777777777',
      'anh-kin',
      'diem-anh-kin',
    ]) {
      expect(disk).not.toContain(Buffer.from(secret).toString('latin1'));
    }
  });
}
