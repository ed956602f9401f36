import cluster, { type Worker } from 'node:cluster';
import { AggregatorRegistry, type Registry } from 'prom-client';
import { z } from 'zod';

/** The messages between a process of a cluster and the one that started it. */
const asked = z.object({ type: z.literal('haidang:metrics-asked'), n: z.number() });
const told = z.object({ type: z.literal('haidang:metrics-told'), n: z.number(), text: z.string() });

/** The others of the cluster may be busy; then this process's own figures have to do. */
const PATIENCE_MS = 6_000;

/** Lets the starter of a cluster add its processes' figures up for whichever of them is asked. */
export function addMetricsUp(): void {
  const all = new AggregatorRegistry();
  cluster.on('message', (worker: Worker, message: unknown) => {
    const question = asked.safeParse(message);
    if (!question.success) return;
    void all.clusterMetrics().then(
      (text) => worker.isConnected() && worker.send({ type: 'haidang:metrics-told', n: question.data.n, text }),
      () => undefined,
    );
  });
}

/** What to show of the figures: one's own, or in a cluster those of all its processes together. */
export function metricsReader(registry: Registry): () => Promise<string> {
  if (!cluster.isWorker) return () => registry.metrics();
  AggregatorRegistry.setRegistries(registry);
  new AggregatorRegistry(); // from now on it answers the starter
  let count = 0;
  return async () => (await ask((count += 1))) ?? (await registry.metrics());
}

function ask(n: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const end = (text?: string) => {
      clearTimeout(timer);
      process.off('message', hear);
      resolve(text);
    };
    const hear = (message: unknown) => {
      const answer = told.safeParse(message);
      if (answer.success && answer.data.n === n) end(answer.data.text);
    };
    const timer = setTimeout(end, PATIENCE_MS);
    process.on('message', hear);
    process.send?.({ type: 'haidang:metrics-asked', n });
  });
}
