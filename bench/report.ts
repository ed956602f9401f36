import { readFileSync, statfsSync } from 'node:fs';
import { cpus, loadavg, tmpdir, totalmem } from 'node:os';
import type { Compared } from './comparison';
import type { Figure } from './figures';

/** What statfs(2) calls a file system that lies in memory. */
const TMPFS = 0x01021994;

/** The machine that was measured on; figures from another one cannot be compared, only ratios can. */
export interface Machine {
  node: string;
  platform: string;
  cores: number;
  cpu: string;
  memoryGb: number;
  /** Load of the last minute before the run: above 0 means that something else was running, too. */
  loadBefore: number;
  /** In memory a flush costs nothing, and the figures of durable writes say nothing about a disk. */
  dataOn: 'disk' | 'memory';
}

export function machineFacts(): Machine {
  return {
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    cores: cpus().length,
    cpu: cpuName(),
    memoryGb: Number((totalmem() / 2 ** 30).toFixed(1)),
    loadBefore: Number((loadavg()[0] ?? 0).toFixed(2)),
    dataOn: statfsSync(tmpdir()).type === TMPFS ? 'memory' : 'disk',
  };
}

/** Some virtual machines leave the name to /proc alone, some to neither. */
function cpuName(): string {
  const known = cpus()[0]?.model.trim();
  if (known && known !== 'unknown') return known;
  try {
    return /^model name\s*:\s*(.+)$/m.exec(readFileSync('/proc/cpuinfo', 'utf8'))?.[1] ?? 'unknown';
  } catch {
    return 'unknown';
  }
}

const HEADINGS = ['what', 'unit', 'n', 'min', 'median', 'p95', 'p99', 'floor', '× floor', 'the floor is'];

/** The figures as lines of a table, columns aligned. */
export function tableOf(figures: readonly Figure[]): string {
  return aligned([HEADINGS, ...figures.map(rowOf)], (column) => column < 2 || column === HEADINGS.length - 1);
}

const READER_HEADINGS = ['reader', 'messages', 'intent %', 'emergency recall %', 'precision %', 'ms', 'ms p99'];

/** Our reader beside others, a line each. */
export function comparisonOf(readers: readonly Compared[]): string {
  const rows = readers.map(({ reader, messages, intent, emergencyRecall, emergencyPrecision, time }) => [
    reader,
    String(messages),
    ...[intent, emergencyRecall, emergencyPrecision].map((share) => (100 * share).toFixed(1)),
    shown(time.median),
    shown(time.p99),
  ]);
  return aligned([READER_HEADINGS, ...rows], (column) => column === 0);
}

function aligned(rows: readonly string[][], isText: (column: number) => boolean): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => (isText(column) ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function rowOf({ name, unit, measured, floor, ratio }: Figure): string[] {
  const { samples, min, median, p95, p99 } = measured;
  const beside = [shown(floor?.median), shown(ratio), floor?.what ?? ''];
  return [name, unit, String(samples), shown(min), shown(median), shown(p95), shown(p99), ...beside];
}

/** Three digits that count; more would only be noise. */
function shown(value: number | null | undefined): string {
  if (value === null || value === undefined) return '–';
  return value >= 100 ? String(Math.round(value)) : Number(value.toPrecision(3)).toString();
}
