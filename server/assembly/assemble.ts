import { NewsExchange } from '../conversations/news-exchange';
import { assembleAnswering } from './answering';
import { assembleConversing } from './conversing';
import type { Ground } from './ground';
import { assembleOffice } from './office';
import { assembleServer } from './serving';

/** The whole server, ready to be started: each part is made of those before it. */
export async function assemble(ground: Ground) {
  const answering = await assembleAnswering(ground, () => conversing.direct.stored());
  const conversing = await assembleConversing(ground, answering);
  const office = await assembleOffice(ground, answering, conversing);
  const server = assembleServer(ground, answering, conversing, office);
  const news = new NewsExchange({ live: ground.live, store: ground.store.news, logger: ground.logger });
  const rounds = [news, ...office.rounds, ...answering.rounds, ...conversing.rounds];
  const { worker, channels, figures, pictures, spooling } = conversing;
  return { server, worker, channels, figures, pictures, spooling, answering, rounds };
}
