import { setTimeout as sleep } from 'node:timers/promises';
import {
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  type SpanOptions,
  SpanStatusCode,
  TraceFlags,
  type Tracer,
  trace,
} from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { defaultResource, detectResources, envDetector, resourceFromAttributes } from '@opentelemetry/resources';
import {
  BatchSpanProcessor,
  RandomIdGenerator,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import type { Traces } from '../config';
import { AskedIds, traceRootOf } from './trace-ids';
import type { Beginning, OpenSpan, Step, Traced, Tracing } from './tracing';

/** So long a process that ends waits for the collector. */
const GOODBYE_MS = 2_000;

const KINDS: Readonly<Record<Step, SpanKind>> = {
  receive: SpanKind.SERVER,
  turn: SpanKind.INTERNAL,
  send: SpanKind.CLIENT,
};

/**
 * Traces by OpenTelemetry, sent by OTLP over HTTP. Headers and time limits of the exporter, and the service's name, are the
 * standard variables (`OTEL_EXPORTER_OTLP_*`, `OTEL_SERVICE_NAME`, `OTEL_RESOURCE_ATTRIBUTES`), read by its own libraries. Which
 * traces are taken follows from their ids, so every process takes or leaves the same ones.
 */
export function createTracing({ endpoint, share }: Traces): Tracing {
  const ids = new AskedIds(new RandomIdGenerator());
  const provider = new TracerProvider({
    resource: resource(),
    sampler: new TraceIdRatioBasedSampler(share),
    idGenerator: ids,
    spanProcessors: [new BatchSpanProcessor({ exporter: new OTLPTraceExporter({ url: `${endpoint}/v1/traces` }) })],
  });
  const tracer = provider.getTracer('hai-dang');
  return {
    begin: (...asked) => begun(tracer, ids, ...asked),
    stop: () => Promise.race([provider.shutdown(), sleep(GOODBYE_MS, undefined, { ref: false })]),
  };
}

const resource = () =>
  defaultResource()
    .merge(resourceFromAttributes({ 'service.name': 'hai-dang' }))
    .merge(detectResources({ detectors: [envDetector] }));

/** The first step is the root of the trace; the others lie below it, whether it was seen here or in another process. */
function begun(tracer: Tracer, ids: AskedIds, step: Step, of: Traced, how: Beginning): OpenSpan {
  const { channel, isFirst = false, startedAt } = how;
  const root = traceRootOf(of);
  const options: SpanOptions = {
    kind: KINDS[step],
    attributes: { 'haidang.channel': channel },
    ...(startedAt !== undefined && { startTime: startedAt }),
  };
  const below = () => trace.setSpanContext(ROOT_CONTEXT, { ...root, traceFlags: TraceFlags.SAMPLED, isRemote: true });
  const span = isFirst
    ? ids.with(root, () => tracer.startSpan(step, options, ROOT_CONTEXT))
    : tracer.startSpan(step, options, below());
  return { end: (outcome, isError = false) => ended(span, outcome, isError) };
}

function ended(span: Span, outcome: string, isError: boolean): void {
  span.setAttribute('haidang.outcome', outcome);
  // The message of an error might hold what somebody wrote: the code alone is told.
  if (isError) span.setStatus({ code: SpanStatusCode.ERROR });
  span.end();
}
