import { randomUUID } from 'node:crypto';
import mongoose from 'mongoose';
import { connect } from '../../../server/store/mongoose/connection';
import { openMongooseStore } from '../../../server/store/mongoose/keeper';
import { mongooseRotation } from '../../../server/store/mongoose/reseal';
import { type KeeperUnderTest, VAULTS } from './contract/room';
import { keeperContract, sharedKeeperContract } from './keeper-contract';

const { MONGODB_TEST_URL = '', MONGODB_TEST_SHARED = '' } = process.env;
let url = '';

const mongo: KeeperUnderTest = {
  open: () => {
    const place = new URL(MONGODB_TEST_URL);
    place.pathname = `/haidang_${randomUUID().slice(0, 8)}`;
    url = place.href;
    return openMongooseStore(url, VAULTS.first);
  },
  reopen: (vault = VAULTS.first) => openMongooseStore(url, vault),
  rotation: async (vault) => mongooseRotation(await connect(url), vault),
  bytesOnDisk: async () => {
    const connection = await mongoose.createConnection(url).asPromise();
    const collections = (await connection.db?.collections()) ?? [];
    const all = await Promise.all(collections.map((collection) => collection.find().toArray()));
    await connection.close();
    return Buffer.concat(all.flat().flatMap(buffersIn));
  },
};

keeperContract('Mongoose', mongo);
if (MONGODB_TEST_SHARED) sharedKeeperContract('Mongoose', mongo);
else console.log('SKIPPED: this server does not hold the condition of an update, so several processes cannot share it');

/** Everything in a document as the bytes that it is stored as. */
function buffersIn(value: unknown): Buffer[] {
  if (value instanceof mongoose.mongo.Binary) return [Buffer.from(value.buffer)];
  if (typeof value === 'string' || typeof value === 'number') return [Buffer.from(String(value))];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(buffersIn) : [];
}
