import { isTokenRefused } from './limits';
import type { ZaloTokenKeeper } from './tokens';

/** Calls Zalo with the access token; one that is refused is replaced, and the call made again, once (reference: channels.md, B5, "Reactive refresh"). */
export async function withAccess<T>(
  tokens: Pick<ZaloTokenKeeper, 'access' | 'replace'>,
  call: (access: string) => Promise<T>,
): Promise<T> {
  const access = await tokens.access();
  try {
    return await call(access);
  } catch (error) {
    if (!isTokenRefused(error)) throw error;
    return call(await tokens.replace(access));
  }
}
