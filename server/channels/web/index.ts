import type { ChannelFactory } from '../channel';
import { alwaysOpen } from '../policy';
import { LIMITS, type WebLimits } from './limits';
import { createRoutes } from './routes';
import { sinceHarmless } from './since-harmless';
import { type StreamTiming, TIMING } from './stream';
import { Tokens } from './tokens';
import { TypingSigns } from './typing';
import { StreamDoor } from './upgrade';

interface WebOptions {
  limits?: WebLimits;
  timing?: StreamTiming;
}

/** Makes the factory of the web channel with other limits or pauses than usual. */
export function createWebWith({ limits = LIMITS, timing = TIMING }: WebOptions): ChannelFactory {
  return ({ publicUrl, webOrigins }, given) => {
    const ports = { ...given, log: sinceHarmless((...asked) => given.log(...asked)) };
    const tokens = new Tokens(ports.secrets, ports.now);
    const typing = new TypingSigns();
    ports.answering.onTold((id) => typing.show(id));
    const door = new StreamDoor({ publicUrl, origins: webOrigins, ports, tokens, timing, typing });
    return {
      name: 'web',
      routes: createRoutes({ publicUrl, origins: webOrigins, ports, tokens, limits }),
      // Clients read the conversation: what stands in it is delivered, and streams hear of it by `onChange`.
      send: () => Promise.resolve({ platformIds: [] }),
      showTyping: (to) => {
        ports.answering.tell(ports.conversationIdOf(to));
        return Promise.resolve();
      },
      policy: alwaysOpen,
      upgrade: (request, socket, head) => door.upgrade(request, socket, head),
      stop: () => door.stop(),
    };
  };
}

/** The web chat, always on: a Direct Line 3.0 server for our own page and other clients of that protocol. */
export const createWeb: ChannelFactory = createWebWith({});
