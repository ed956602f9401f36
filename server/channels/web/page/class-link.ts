/** The code of a class in the address (`/?lop=a7k2m9x`), once: a page that is loaded again does not join again. */
export function takeClassCode(): string | undefined {
  const address = new URL(location.href);
  const code = address.searchParams.get('lop');
  if (code === null) return undefined;
  address.searchParams.delete('lop');
  history.replaceState(null, '', address);
  return /^[a-z][0-9a-z]{6}$/i.test(code) ? code.toUpperCase() : undefined;
}
