import { setTimeout as pause } from 'node:timers/promises';
import { allCases } from './case-book';
import { addressOf } from './ledger';
import { hold } from './invariants';
import type { Service } from './service';

const CROWD = 20;
/** So many rounds are counted together: what goes wrong is found near to when it did. */
const COUNTED_EVERY = 10;
/** A death comes at any moment of this after people have begun to write. */
const MOMENT_MS = 800;
/** Longer than it takes until another takes over (12 s). */
const FROZEN_MS = 20_000;

/** What must hold when processes of a service die or are asked to end; a part of a suite, for every keeper. */
export function dyingProcesses(of: () => Service, rounds: number): void {
  it(`lose nothing and answer once when one is killed at any moment, ${rounds} times`, async () => {
    const service = of();
    for (let round = 0; round < rounds; round += 1) {
      const writing = Promise.all([service.crowd.come(CROWD), service.crowd.comeInTurn(5)]);
      await pause(service.random() * MOMENT_MS);
      await service.kill(service.pick(service.servers), () => writing);
      if ((round + 1) % COUNTED_EVERY === 0) await hold(`kill -9, ${round + 1} rounds`, service);
    }
    await hold(`kill -9, all ${rounds} rounds`, service);
  });

  it('send nothing twice when one stands still for longer than its leases last, and goes on', async () => {
    const service = of();
    const writing = service.crowd.come(CROWD);
    await pause(service.random() * MOMENT_MS);
    await service.freeze(service.pick(service.servers), () => pause(FROZEN_MS));
    await writing;
    await hold('one stands still', service);
  });

  it('end within ten seconds when asked to under load, with what they have in hand', async () => {
    const service = of();
    const writing = service.crowd.come(CROWD);
    await pause(300);
    const victim = service.pick(service.servers);
    const { code, tookMs } = await service.end(victim);
    await writing;
    await service.revive(victim);
    await hold('SIGTERM', service);
    expect(code).toBe(0);
    expect(tookMs).toBeLessThan(10_500);
  });

  it('are silent while staff hold a conversation, whoever dies, and call nobody any more', async () => {
    const service = of();
    const { crowd, store, staff } = service;
    const victim = service.pick(service.servers);
    const other = service.servers.find((server) => server !== victim)!;
    // Whose console is gone loses the cases: theirs is open at the one that stays.
    const desk = await staff.listen(other.url);
    const people = new Map(crowd.people.map((person) => [store.conversations.idOf(addressOf(person)), person]));
    for (const { id, conversationId, status } of await allCases(store)) {
      const claimed = await staff.call(other.url, 'POST', `/api/cases/${id}/claim`);
      expect([status, claimed.status]).toEqual(['open', 200]);
      people.get(conversationId)!.isHeld = true;
    }
    await service.kill(victim, async () => {
      await crowd.answerStaff();
      await pause(5_000);
    });
    await hold('staff hold all cases', service);
    desk.close();
  });
}
