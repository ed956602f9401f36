import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

/** What is counted, for `/metrics`. Labels are codes and names of ours: never text, never a person. */
export interface Metrics {
  registry: Registry;
  /** Webhook events taken, by channel and what became of them (`stored`, `duplicate`, `ignored`, `unknown`, `refused`). */
  events: Counter<'channel' | 'outcome'>;
  turns: Counter<'outcome'>;
  turnSeconds: Histogram;
  sends: Counter<'channel' | 'outcome'>;
  readings: Counter<'intent' | 'urgency'>;
  openCases: Gauge<'priority'>;
  /** Pictures and files that people sent, by kind and what became of them (`kept`, or why not). */
  media: Counter<'kind' | 'outcome'>;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  return {
    registry,
    events: new Counter({
      name: 'haidang_events_total',
      help: 'Events received',
      labelNames: ['channel', 'outcome'],
      registers,
    }),
    turns: new Counter({ name: 'haidang_turns_total', help: 'Turns run', labelNames: ['outcome'], registers }),
    turnSeconds: new Histogram({
      name: 'haidang_turn_seconds',
      help: 'Time of a turn',
      buckets: [0.001, 0.005, 0.02, 0.1, 0.5, 2],
      registers,
    }),
    sends: new Counter({
      name: 'haidang_sends_total',
      help: 'Replies sent',
      labelNames: ['channel', 'outcome'],
      registers,
    }),
    readings: new Counter({
      name: 'haidang_readings_total',
      help: 'Messages read',
      labelNames: ['intent', 'urgency'],
      registers,
    }),
    openCases: new Gauge({
      name: 'haidang_open_cases',
      help: 'Cases that are open',
      labelNames: ['priority'],
      registers,
    }),
    media: new Counter({
      name: 'haidang_media_total',
      help: 'Pictures and files sent by people',
      labelNames: ['kind', 'outcome'],
      registers,
    }),
  };
}
