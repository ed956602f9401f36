import { type Connection, type Model, Schema } from 'mongoose';
import type { Availability, Presence, RosterStore, Shift } from '../contract/roster';
import { STRICT } from './connection';

type PresenceRecord = Omit<Presence, 'staffId'> & { _id: string };
type ShiftRecord = Omit<Shift, 'id'> & { _id: string };

const text = { type: String, required: true } as const;
const number = { type: Number, required: true } as const;

const presenceSchema = new Schema<PresenceRecord>({ _id: text, seenAt: number, state: text }, STRICT);
const shiftSchema = new Schema<ShiftRecord>({ _id: text, staffId: text, from: number, to: number }, STRICT).index({
  to: 1,
});

/** Presence and shifts in MongoDB. */
export class MongooseRoster implements RosterStore {
  readonly #presence: Model<PresenceRecord>;
  readonly #shifts: Model<ShiftRecord>;

  constructor(connection: Connection) {
    this.#presence = connection.model<PresenceRecord>('Presence', presenceSchema, 'presence');
    this.#shifts = connection.model<ShiftRecord>('Shift', shiftSchema, 'shifts');
  }

  async seen(staffId: string, at: number): Promise<void> {
    await this.#presence.updateOne(
      { _id: staffId },
      { $max: { seenAt: at }, $setOnInsert: { state: 'available' } },
      { upsert: true },
    );
  }

  async setState(staffId: string, state: Availability, at: number): Promise<void> {
    await this.#presence.updateOne({ _id: staffId }, { $max: { seenAt: at }, $set: { state } }, { upsert: true });
  }

  async presence(): Promise<Presence[]> {
    const found = await this.#presence.find().sort({ _id: 1 }).lean<PresenceRecord[]>();
    return found.map(({ _id, seenAt, state }) => ({ staffId: _id, seenAt, state }));
  }

  async putShift({ id, ...shift }: Shift): Promise<void> {
    await this.#shifts.updateOne({ _id: id }, { $set: shift }, { upsert: true });
  }

  async removeShift(id: string): Promise<void> {
    await this.#shifts.deleteOne({ _id: id });
  }

  async shifts(from: number, to: number): Promise<Shift[]> {
    const touching = { to: { $gt: from }, from: { $lt: to } };
    const found = await this.#shifts.find(touching).sort({ from: 1, _id: 1 }).lean<ShiftRecord[]>();
    return found.map(({ _id, ...shift }) => ({ id: _id, ...shift }));
  }
}
