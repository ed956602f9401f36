import { mkdtempSync, readFileSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Database } from '../../../server/store/sqlite/database';
import { openSqliteStore } from '../../../server/store/sqlite/keeper';
import { sqliteRotation } from '../../../server/store/sqlite/reseal';
import { type KeeperUnderTest, VAULTS } from './contract/room';
import { keeperContract, sharedKeeperContract } from './keeper-contract';

let folder = '';
const file = () => path.join(folder, 'store.db');

const sqlite: KeeperUnderTest = {
  open: () => {
    folder = mkdtempSync(path.join(tmpdir(), 'haidang-store-'));
    return openSqliteStore(file(), VAULTS.first);
  },
  reopen: (vault = VAULTS.first) => openSqliteStore(file(), vault),
  rotation: (vault) => Promise.resolve(sqliteRotation(new Database(file()), vault)),
  bytesOnDisk: () =>
    Promise.resolve(Buffer.concat(readdirSync(folder).map((name) => readFileSync(path.join(folder, name))))),
};

keeperContract('SQLite', sqlite);
sharedKeeperContract('SQLite', sqlite);
