import { Citizen } from './citizen';
import { ServerProcess } from './server-process';
import { StaffClient } from './staff-client';

const until = async (condition: () => boolean | Promise<boolean>) => {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 20));
};

/** What people and staff see of a service that is several processes: one. `env` gives each process what it shares. */
export function sharingProcesses(name: string, env: () => Record<string, string>): void {
  describe(`two processes on one ${name}`, () => {
    let one: ServerProcess;
    let other: ServerProcess;
    let lan: StaffClient;
    beforeAll(async () => {
      one = await new ServerProcess(env()).start();
      lan = await (await StaffClient.setUp(one)).hire(one.url, 'lan');
      other = await new ServerProcess(env(), undefined, one.dataDir).start();
    });
    afterAll(async () => {
      for (const server of [one, other]) expect(await server.stop()).toBe(0);
    });

    it('bring a reply worked out by one to the stream that is open at the other', async () => {
      const citizen = await Citizen.arrive(one.url);
      const stream = await citizen.listen(one.url);
      for (let n = 1; n <= 5; n += 1) {
        const before = stream.heard.length;
        expect(await citizen.say(other.url, 'xin chào')).toBe(200);
        await until(() => stream.heard.length > before);
      }
      stream.close();
    });

    it('show the console at one what the other has read, and its answer to the person at the other', async () => {
      const desk = await lan.listen(one.url);
      const citizen = await Citizen.arrive(other.url);
      const stream = await citizen.listen(other.url);
      await citizen.say(other.url, 'cứu em với, em bị nhốt ở Campuchia');
      await until(() => desk.heard.some((line) => line.startsWith('opened ')));
      const { items } = await lan.read<{ items: { id: string }[] }>(one.url, '/api/cases');
      const caseId = items[0]!.id;
      expect((await lan.call(one.url, 'POST', `/api/cases/${caseId}/claim`)).ok).toBe(true);
      expect((await lan.call(one.url, 'POST', `/api/cases/${caseId}/messages`, { text: 'Chị Lan đây' })).ok).toBe(true);
      await until(() => stream.heard.some((text) => text.includes('Chị Lan đây')));
      expect((await lan.call(other.url, 'POST', `/api/cases/${caseId}/typing`)).ok).toBe(true);
      await until(() => desk.heard.includes(`typing ${caseId}`));
      desk.close();
      stream.close();
    });

    it('let one case be taken by one of two who reach for it at both', async () => {
      const citizen = await Citizen.arrive(one.url);
      await citizen.say(one.url, 'cứu em với, họ không cho em về');
      const open = async () =>
        (await lan.read<{ items: { id: string }[] }>(one.url, '/api/cases?status=open')).items.map(({ id }) => id);
      await until(async () => (await open()).length > 0);
      const [caseId] = await open();
      const minh = await (await StaffClient.as(one.url, 'quantri')).hire(other.url, 'minh');
      const claims = await Promise.all([
        lan.call(one.url, 'POST', `/api/cases/${caseId}/claim`),
        minh.call(other.url, 'POST', `/api/cases/${caseId}/claim`),
      ]);
      expect(claims.map(({ ok }) => ok).sort()).toEqual([false, true]);
    });

    it('go on when one of them dies: the other takes over what it held', async () => {
      const citizen = await Citizen.arrive(one.url);
      await citizen.say(other.url, 'xin chào');
      await other.kill();
      await until(async () => (await citizen.heard(one.url)).length > 0);
      await other.start();
    });
  });
}
