import { randomUUID } from 'node:crypto';
import { type Connection, ConnectionStates, Schema } from 'mongoose';
import { connect } from '../../../server/store/mongoose/connection';
import { Revival } from '../../../server/store/mongoose/revival';
import { Wire } from '../../faults/wire';

/** What the driver looks out with; it has no other way to be stopped. */
interface LookOuts {
  topology: { s: { servers: Map<string, { monitor: { close(): void } }> } };
}

const LOOK_MS = 50;
const STUCK_MS = 200;

describe('a connection whose driver has ceased to look out', () => {
  let wire: Wire;
  let connection: Connection;
  let revival: Revival;
  beforeEach(async () => {
    const place = new URL(process.env.MONGODB_TEST_URL ?? '');
    wire = await Wire.to(place.hostname, Number(place.port), () => 1);
    const url = `mongodb://127.0.0.1:${wire.port}/haidang_${randomUUID().slice(0, 8)}?directConnection=true`;
    connection = await connect(url);
    revival = new Revival(connection, url, undefined, STUCK_MS).start(LOOK_MS);
  });
  afterEach(async () => {
    await revival.stop();
    await connection.close();
    await wire.close();
  });

  const until = async (met: () => boolean) => {
    while (!met()) await new Promise((resolve) => setTimeout(resolve, 20));
  };
  const isUp = () => connection.readyState === ConnectionStates.connected;
  it('is opened anew when the database answers others, and serves the same models', async () => {
    const model = connection.model('Name', new Schema({ name: String }), 'names');
    await model.create({ name: 'before' });
    const { topology } = connection.getClient() as unknown as LookOuts;
    for (const { monitor } of topology.s.servers.values()) monitor.close();
    wire.set({ state: 'refused' });
    await model.create({ name: 'lost' }).catch(() => undefined);
    await until(() => !isUp());
    await new Promise((resolve) => setTimeout(resolve, 2 * STUCK_MS));
    expect(isUp()).toBe(false);
    wire.set({ state: 'whole' });
    await until(isUp);
    await model.create({ name: 'after' });
    expect((await model.find().sort({ _id: 1 }).lean()).map(({ name }) => name)).toEqual(['before', 'after']);
  });
});
