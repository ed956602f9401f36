import type { Config } from '../config';
import type { ChatLinks } from './class-pages';

/** The addresses that open a chat with us, of the first account of each platform whose id is set. */
export function chatLinks({ messenger, zalo }: Pick<Config, 'messenger' | 'zalo'>): ChatLinks {
  const page = messenger?.pages.find(({ id }) => id !== undefined)?.id;
  const account = zalo?.accounts.find(({ id }) => id !== undefined)?.id;
  return {
    ...(page && { messenger: `https://m.me/${page}` }),
    ...(account && { zalo: `https://zalo.me/${account}` }),
  };
}
