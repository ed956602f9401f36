import { CommonPassword, refuseCommon } from '../../../server/staff/common-passwords';
import { apiUnderTest } from './api-under-test';

const LAN = { username: 'lan.nguyen', name: 'Nguyễn Thị Lan' };

describe('a new password', () => {
  it.each([
    '12345678',
    'qwertyuiop',
    'iloveyou',
    'password1!',
    'matkhau123',
    'Mật khẩu 2026',
    'anhyeuem1',
    'haidang111',
    'Tổng đài 111',
    'lannguyen123',
    'NguyenLan2026',
    'aaaaaaaaaaaa',
    '11111111',
    'abcabcabc',
  ])('is refused when guessers try it first: %s', async (password) => {
    await expect(refuseCommon(password, LAN)).rejects.toThrow(CommonPassword);
  });

  it.each([
    'mot cau dai de nho',
    'mèo nhà em thích ăn cá rô',
    'tổng đài của em sáng đèn suốt đêm',
    'xK9#vT2$qL',
    'cau cua quan tri',
  ])('is taken when it is somebody’s own: %s', async (password) => {
    await expect(refuseCommon(password, LAN)).resolves.toBeUndefined();
  });

  it('is asked for again in words, and a link is not used up by it', async () => {
    const room = await apiUnderTest();
    const root = await room.signedIn('root', 'admin');
    const { body } = await root.post('/api/staff', { username: 'moi', name: 'Mới', role: 'counsellor' });
    const { token } = (await root.post(`/api/staff/${String(body.id)}/password-link`)).body;
    const set = (password: string) => room.stranger.post('/api/password/link', { token, password });
    expect(await set('matkhau123')).toMatchObject({ status: 400, body: { reason: 'common-password' } });
    expect((await set('con mèo nằm trên mái nhà')).status).toBe(204);
    await room.close();
  });
});
