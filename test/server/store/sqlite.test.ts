import { mkdtempSync, readFileSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Vault, generateKey, parseKeys } from '../../../server/store/encryption';
import { openSqliteStore } from '../../../server/store/sqlite/keeper';
import type { KeeperUnderTest } from './contract/room';
import { keeperContract, sharedKeeperContract } from './keeper-contract';

const vault = new Vault(parseKeys(generateKey('k1')));
let folder = '';

const sqlite: KeeperUnderTest = {
  open: () => {
    folder = mkdtempSync(path.join(tmpdir(), 'haidang-store-'));
    return openSqliteStore(path.join(folder, 'store.db'), vault);
  },
  reopen: () => openSqliteStore(path.join(folder, 'store.db'), vault),
  bytesOnDisk: () =>
    Promise.resolve(Buffer.concat(readdirSync(folder).map((name) => readFileSync(path.join(folder, name))))),
};

keeperContract('SQLite', sqlite);
sharedKeeperContract('SQLite', sqlite);
