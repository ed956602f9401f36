/** A part of the store that dies at one of its methods. */
export function failing<T extends object>(part: T, method: keyof T): T {
  const rejects = () => Promise.reject(new Error('crash'));
  return new Proxy(part, {
    get: (target, name) => {
      if (name === method) return rejects;
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}
