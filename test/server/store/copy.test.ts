import { copyContract, sqlitePlace } from './copying';

copyContract('from SQLite to SQLite', sqlitePlace, sqlitePlace);
