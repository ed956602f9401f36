import { setTimeout as pause } from 'node:timers/promises';

/** Waits until what is expected holds; fails with what did not when it takes too long. */
export async function eventually(expectation: () => void | Promise<void>, withinMs = 10_000): Promise<void> {
  const end = Date.now() + withinMs;
  for (;;) {
    try {
      await expectation();
      return;
    } catch (error) {
      if (Date.now() > end) throw error;
    }
    await pause(10);
  }
}
