import { isAway } from '../../../server/store/mongoose/connection';
import { DatabaseSilent, withDeadline } from '../../../server/store/mongoose/deadline';

class Part {
  #kept = 'kept';
  name = () => this.#kept;
  answers = (text: string) => Promise.resolve(`${text} ${this.#kept}`);
  refuses = () => Promise.reject(new Error('refused'));
  isSilent = () => new Promise<string>(() => undefined);
}

describe('a part of the store with a deadline', () => {
  const part = withDeadline(new Part(), 20);

  it('gives what it gives, at once or later', async () => {
    expect(part.name()).toBe('kept');
    expect(await part.answers('is')).toBe('is kept');
    await expect(part.refuses()).rejects.toThrow('refused');
  });

  it('ends a call that is never answered as one of a database that is away', async () => {
    const error: unknown = await part.isSilent().catch((raised: unknown) => raised);
    expect(error).toBeInstanceOf(DatabaseSilent);
    expect(isAway(error)).toBe(true);
  });
});
