import { mediaIdOf } from '../../../server/media/media-id';
import { photograph } from '../media/pictures';
import { type Caller, address, apiUnderTest, ask } from './api-under-test';
import { forgotten } from '../store/contract/room';

let api: Awaited<ReturnType<typeof apiUnderTest>>;
let lan: Caller & { id: string };
let picture: Buffer;
const [PICTURE, VOICE, LOST] = [0, 1, 2].map((n) => mediaIdOf('m1', n)) as [string, string, string];

beforeEach(async () => {
  api = await apiUnderTest();
  lan = await api.signedIn('lan');
  picture = await photograph();
  const { conversationId } = await ask(api);
  const media = { conversationId, messageId: 'm1', at: 1_000 };
  const keep = (id: string, kind: 'image' | 'audio', contentType: string, bytes: Buffer) =>
    api.store.media
      .add({ ...media, id, kind }, null)
      .then(() => api.store.media.keep({ conversationId, id }, { contentType, bytes }, null));
  await keep(PICTURE, 'image', 'image/jpeg', picture);
  await keep(VOICE, 'audio', 'audio/amr', Buffer.from('#!AMR\n<script>'));
  await api.store.media.add({ ...media, id: LOST, kind: 'image' }, null);
  await api.store.media.fail({ conversationId, id: LOST }, 'GONE');
});
afterEach(() => api.close());

const raw = async (path: string, caller: Caller = lan) => {
  const response = await caller.raw('GET', path);
  return { response, bytes: Buffer.from(await response.arrayBuffer()) };
};
const actions = async () => (await api.store.audit.latest({ limit: 20 })).map((e) => `${e.action} ${e.detail ?? ''}`);

describe('a picture of a case', () => {
  it('is shown to whoever may see the case, and the log says who has looked', async () => {
    const { response, bytes } = await raw(`/api/cases/case-1/media/${PICTURE}`);
    expect(response.status).toBe(200);
    expect(bytes.equals(picture)).toBe(true);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'image/jpeg',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(response.headers.has('content-disposition')).toBe(false);
    expect(await actions()).toContain(`media.read ${PICTURE}`);
  });

  it('has a preview of which nobody can tell what it shows, and which is nobody’s look at it', async () => {
    const { response, bytes } = await raw(`/api/cases/case-1/media/${PICTURE}/preview`);
    expect(response.headers.get('content-type')).toBe('image/png');
    expect(bytes.length).toBeLessThan(1_500);
    expect(await actions()).not.toContainEqual(expect.stringContaining('media.read'));
  });

  it('is for nobody else', async () => {
    for (const path of [`/api/cases/case-1/media/${PICTURE}`, `/api/cases/case-1/media/${PICTURE}/preview`]) {
      expect((await raw(path, api.stranger)).response.status).toBe(401);
      expect((await raw(path, await api.signedIn(`e${path.length}`, 'editor'))).response.status).toBe(403);
    }
  });

  it('opens in its own case only', async () => {
    await ask(api, { caseId: 'case-2', caseCode: 'HD-BBBBBB' }, { user: 'u2', id: 'm2' });
    expect((await raw(`/api/cases/case-2/media/${PICTURE}`)).response.status).toBe(404);
    expect((await raw(`/api/cases/nowhere/media/${PICTURE}`)).response.status).toBe(404);
  });

  it('is gone with its conversation', async () => {
    await lan.act('case-1', 'claim');
    await lan.act('case-1', 'close', { outcome: 'helped' });
    await forgotten(api.store, api.store.conversations.idOf(address));
    expect((await raw(`/api/cases/case-1/media/${PICTURE}`)).response.status).toBe(404);
  });
});

describe('anything else that was sent', () => {
  it('is only to be saved, under a name that says which case it is of', async () => {
    const { response } = await raw(`/api/cases/case-1/media/${VOICE}`);
    expect(response.headers.get('content-type')).toBe('audio/amr');
    expect(response.headers.get('content-disposition')).toBe(`attachment; filename=HD-AAAAAA-${VOICE.slice(0, 6)}.amr`);
    expect((await raw(`/api/cases/case-1/media/${VOICE}/preview`)).response.status).toBe(404);
  });

  it('is not there when it could not be fetched', async () => {
    expect((await raw(`/api/cases/case-1/media/${LOST}`)).response.status).toBe(404);
  });
});
