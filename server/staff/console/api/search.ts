/** The part of an address from the question mark on; fields that are undefined or empty are left out. */
export function search(fields: Readonly<Record<string, string | number | undefined>>): string {
  const parts = new URLSearchParams();
  for (const [name, value] of Object.entries(fields))
    if (value !== undefined && value !== '') parts.set(name, String(value));
  return parts.size ? `?${parts.toString()}` : '';
}
