import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import { metricsReader } from './cluster-metrics';

/** What is counted, for `/metrics`. Labels are codes and names of ours: never text, never a person. */
export interface Metrics {
  registry: Registry;
  /** All figures as Prometheus reads them. */
  show: () => Promise<string>;
  /** Time of HTTP requests by area and status: traffic, errors and latency at once. */
  httpSeconds: Histogram<'area' | 'method' | 'status'>;
  /** Webhook events taken, by channel and what became of them (`stored`, `spooled`, `duplicate`, `ignored`, `unknown`, `refused`). */
  events: Counter<'channel' | 'outcome'>;
  turns: Counter<'outcome'>;
  turnSeconds: Histogram;
  /** What became of the messages that people wrote: `asked` back are those that were not understood. */
  answers: Counter<'outcome'>;
  sends: Counter<'channel' | 'outcome'>;
  readings: Counter<'intent' | 'urgency'>;
  openCases: Gauge<'priority'>;
  /** Pictures and files that people sent, by kind and what became of them (`kept`, or why not). */
  media: Counter<'kind' | 'outcome'>;
  /** How long the longest waiting emergency has been in nobody's hands; 0 when there is none. */
  unclaimedSeconds: Gauge;
  /** Messages that are unread, replies that are unsent, and the age of the oldest. */
  backlog: Gauge<'what'>;
  backlogSeconds: Gauge<'what'>;
  storeUp: Gauge;
  spoolEntries: Gauge<'state'>;
  spoolSeconds: Gauge;
  spoolFull: Gauge;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const counter = <L extends string>(name: string, help: string, labelNames: L[]) =>
    new Counter({ name: `haidang_${name}`, help, labelNames, registers });
  // Every process of a cluster sees the same store, so its figures are not added up.
  const gauge = <L extends string>(
    name: string,
    help: string,
    labelNames: L[] = [],
    aggregator: 'max' | 'min' = 'max',
  ) => new Gauge({ name: `haidang_${name}`, help, labelNames, aggregator, registers });
  const seconds = <L extends string>(name: string, help: string, labelNames: L[] = []) =>
    new Histogram({ name: `haidang_${name}`, help, labelNames, buckets: BUCKETS, registers });
  return {
    registry,
    show: metricsReader(registry),
    httpSeconds: seconds('http_seconds', 'Time of HTTP requests', ['area', 'method', 'status']),
    events: counter('events_total', 'Events received', ['channel', 'outcome']),
    turns: counter('turns_total', 'Turns run', ['outcome']),
    turnSeconds: seconds('turn_seconds', 'Time of a turn'),
    answers: counter('answers_total', 'What became of messages', ['outcome']),
    sends: counter('sends_total', 'Replies sent', ['channel', 'outcome']),
    readings: counter('readings_total', 'Messages read', ['intent', 'urgency']),
    media: counter('media_total', 'Pictures and files sent by people', ['kind', 'outcome']),
    openCases: gauge('open_cases', 'Cases that are open', ['priority']),
    unclaimedSeconds: gauge('unclaimed_emergency_seconds', 'Age of the longest waiting emergency that nobody has'),
    backlog: gauge('backlog', 'Messages unread and replies unsent', ['what']),
    backlogSeconds: gauge('backlog_seconds', 'Age of the oldest unread message and unsent reply', ['what']),
    storeUp: gauge('store_up', 'Whether the database takes writes', [], 'min'),
    spoolEntries: gauge('spool_entries', 'Entries that wait for the database, or were set aside', ['state']),
    spoolSeconds: gauge('spool_seconds', 'Age of the oldest entry that waits'),
    spoolFull: gauge('spool_full', 'Whether the spool takes no more'),
  };
}

const BUCKETS = [0.001, 0.005, 0.02, 0.05, 0.1, 0.5, 2, 10];
