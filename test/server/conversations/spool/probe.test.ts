import { Probe } from '../../../../server/conversations/spool/probe';

describe('whether the database is there', () => {
  const never = new Promise<void>(() => undefined);
  const of = (...answers: Promise<void>[]) =>
    new Probe(
      () => answers.shift() ?? never,
      () => (now += 10),
    );
  let now = 0;

  it('is known when it answers, and when it refuses', async () => {
    const probe = of(Promise.resolve());
    await expect(probe.ask()).resolves.toBeUndefined();
    expect(probe.callMs).toBe(10);
    await expect(of(Promise.reject(new Error('no server'))).ask()).rejects.toThrow('no server');
  });

  it('is known by a new question while an old one hangs', async () => {
    const probe = of(never, Promise.resolve());
    await expect(probe.ask()).rejects.toMatchObject({ code: 'DATABASE_SILENT' });
    await expect(probe.ask()).resolves.toBeUndefined();
  });

  it('is known by the late answer to an old question', async () => {
    let answer = (): void => undefined;
    const probe = of(new Promise<void>((resolve) => (answer = resolve)), never);
    await expect(probe.ask()).rejects.toMatchObject({ code: 'DATABASE_SILENT' });
    const second = probe.ask();
    answer();
    await expect(second).resolves.toBeUndefined();
  });
});
