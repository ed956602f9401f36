import { ModelError, unpackModels } from '../../../bot/understanding/models';
import { waitForAll } from '../../../bot/understanding/work';
import { type Example, train } from '../../../bot/understanding/train';

const example = (place: number, label: number): Example => ({
  features: { places: Uint32Array.of(place, 9), weights: Float32Array.of(0.8, 0.6) },
  label,
  weight: 1,
});
const EXAMPLES = [example(1, 0), example(2, 1), example(3, 0), example(4, 1), example(1, 0)];

it('makes the same weights of the same examples, byte for byte', () => {
  const [one, other] = [train(['a', 'b'], EXAMPLES, 10), train(['a', 'b'], EXAMPLES, 10)];
  expect(Buffer.from(one.weights).equals(Buffer.from(other.weights))).toBe(true);
  expect(one).toEqual(other);
});

it('makes other weights of other examples', () => {
  const [one, other] = [train(['a', 'b'], EXAMPLES, 10), train(['a', 'b'], EXAMPLES.slice(2), 10)];
  expect(Buffer.from(one.weights).equals(Buffer.from(other.weights))).toBe(false);
});

it('holds an example against a label only where that would be wrong', () => {
  const taught = (alsoRight?: number[]) => {
    const doubtful = { ...example(5, 0), ...(alsoRight && { alsoRight }) };
    const { weights } = train(['a', 'b', 'c'], [...EXAMPLES, example(6, 2), doubtful], 10);
    return Array.from(weights.slice(15, 18));
  };
  const [strict, spared] = [taught(), taught([1])];
  expect(strict[1]).toBeLessThan(0);
  expect(spared[1]).toBe(0);
  expect([spared[0], spared[2]]).toEqual([strict[0], strict[2]]);
});

it('refuses a model file of another version', () =>
  expect(() => unpackModels(Buffer.from('{"version":0}\n'))).toThrow(ModelError));

it('does not wait for ever for a label that a thread has taken and not done', () => {
  const progress = new Int32Array(new SharedArrayBuffer(8));
  expect(() => waitForAll({ progress, count: 1 }, 5)).toThrow('a training thread has died');
});
