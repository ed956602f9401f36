import pino from 'pino';
import { Releases } from '../../../server/content/releases';

const logger = pino({ level: 'silent' });
const store = {
  lastRelease: () => Promise.resolve(1),
  published: () => Promise.resolve([]),
};

it('tells nobody that a release is in use while another round is still taking it up', async () => {
  const happened: string[] = [];
  let end = () => {};
  const use = () =>
    new Promise<void>((resolve) => {
      end = () => {
        happened.push('in use');
        resolve();
      };
    });
  const releases = new Releases({ store, use, logger });
  const round = releases.take();
  const approved = releases.take().then(() => happened.push('told'));
  await new Promise(setImmediate);
  end();
  await Promise.all([round, approved]);
  expect(happened).toEqual(['in use', 'told']);
});
