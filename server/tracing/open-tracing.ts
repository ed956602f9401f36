import type { Config } from '../config';
import { NO_TRACING, type Tracing } from './tracing';

/** Tracing as it is set; its libraries are loaded only where a collector is named. */
export async function openTracing({ traces }: Pick<Config, 'traces'>): Promise<Tracing> {
  if (!traces) return NO_TRACING;
  const { createTracing } = await import('./open-telemetry.js');
  return createTracing(traces);
}
