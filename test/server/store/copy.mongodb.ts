import { randomUUID } from 'node:crypto';
import { mongooseEnd } from '../../../server/store/copy/mongoose-end';
import { openMongooseStore } from '../../../server/store/mongoose/keeper';
import { type CopyPlace, copyContract, sqlitePlace, vault } from './copying';

function mongoPlace(): CopyPlace {
  const place = new URL(process.env.MONGODB_TEST_URL ?? '');
  place.pathname = `/haidang_${randomUUID().slice(0, 8)}`;
  return { open: () => openMongooseStore(place.href, vault), end: () => mongooseEnd(place.href) };
}

copyContract('from SQLite to MongoDB', sqlitePlace, mongoPlace);
copyContract('from MongoDB to SQLite', mongoPlace, sqlitePlace);
