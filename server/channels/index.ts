import type { ChannelFactory } from './channel';
import { createMessenger } from './messenger';
import { createWeb } from './web';
import { createZalo } from './zalo';
import { createZaloBot } from './zalo-bot';

/** Every channel there is; a new one is a folder and a line here. */
export const channelFactories: readonly ChannelFactory[] = [createMessenger, createZalo, createZaloBot, createWeb];
