import { readFileSync } from 'node:fs';
import path from 'node:path';
import yaml from 'js-yaml';
import { z } from 'zod';
import { VARIABLE_NAMES, readConfig } from '../../server/config';
import { projectPaths } from '../../server/paths';

const text = (name: string) => readFileSync(path.join(projectPaths().root, name), 'utf8');
const read = (name: string) => text(`deploy/${name}`);

const compose = z
  .object({
    services: z.record(
      z.string(),
      z.object({
        environment: z.record(z.string(), z.string()).default({}),
        volumes: z.array(z.string()).default([]),
        depends_on: z.record(z.string(), z.unknown()).default({}),
        stop_grace_period: z.string().optional(),
      }),
    ),
    volumes: z.record(z.string(), z.unknown()),
  })
  .parse(yaml.load(read('compose.yaml')));
const dockerfile = read('Dockerfile');
const apps = Object.entries(compose.services).filter(([name]) => name.startsWith('app'));
/** As long as a process may take to end (see serve.ts), seconds. */
const GOODBYE_SECONDS = 10;

/** Read by programs beside ours. */
const OTHERS = new Set(['NODE_ENV', 'DOMAIN', 'NPM_CONFIG_UPDATE_NOTIFIER']);
const isKnown = (name: string) => OTHERS.has(name) || VARIABLE_NAMES.includes(name);

describe('the files for a deployment', () => {
  it('name no setting that the server does not read', () => {
    const named = {
      'the example of .env': [...read('.env.example').matchAll(/^([A-Z_]+)=/gm)].map(([, name = '']) => name),
      'compose.yaml': apps.flatMap(([, { environment }]) => Object.keys(environment)),
      Dockerfile: [...dockerfile.matchAll(/\b([A-Z_]+)=\S/g)].map(([, name = '']) => name),
    };
    for (const [file, names] of Object.entries(named)) {
      expect(names.length).toBeGreaterThan(0);
      expect([file, names.filter((name) => !isKnown(name))]).toEqual([file, []]);
    }
  });

  it('give settings that the server takes', () => {
    const { environment } = apps[0]![1];
    const { databaseUrl, trustProxy } = readConfig({
      ...environment,
      PUBLIC_URL: environment.PUBLIC_URL?.replace('${DOMAIN}', 'tuvan.example.vn'),
      DATA_DIR: path.join(projectPaths().dist, 'deploy-test'),
    });
    expect([databaseUrl, trustProxy]).toEqual([environment.DATABASE_URL, environment.TRUST_PROXY]);
  });

  it('send callers to servers that are there, on the port that they listen on', () => {
    const upstreams = /reverse_proxy (.*) \{/.exec(read('Caddyfile'))?.[1]?.split(' ');
    const port = /EXPOSE (\d+)/.exec(dockerfile)?.[1];
    expect(upstreams).toEqual(apps.map(([name]) => `${name}:${port}`));
    expect(readConfig({ DATA_DIR: path.join(projectPaths().dist, 'deploy-test') }).port).toBe(Number(port));
    expect(read('kubernetes.yaml')).toContain(`containerPort: ${port}`);
  });

  it('give each server a spool of its own, and time to end', () => {
    const spools = apps.flatMap(([, { volumes }]) => volumes.filter((volume) => volume.endsWith(':/data')));
    expect(new Set(spools).size).toBe(apps.length);
    for (const [, { stop_grace_period: grace = '' }] of apps) expect(parseInt(grace)).toBeGreaterThan(GOODBYE_SECONDS);
    const kubernetes = Number(/terminationGracePeriodSeconds: (\d+)/.exec(read('kubernetes.yaml'))?.[1]);
    expect(kubernetes).toBeGreaterThan(GOODBYE_SECONDS);
  });

  it('lean on nothing that they do not declare', () => {
    const used = Object.values(compose.services).flatMap(({ volumes }) =>
      volumes.map((volume) => volume.split(':')[0]!),
    );
    const named = used.filter((name) => !name.startsWith('.'));
    expect(new Set(named)).toEqual(new Set(Object.keys(compose.volumes)));
    const needed = Object.values(compose.services).flatMap(({ depends_on }) => Object.keys(depends_on));
    expect(needed.filter((name) => !(name in compose.services))).toEqual([]);
  });

  it('speak to the outside by TLS 1.2 and later, and lead only people there from http', () => {
    const caddy = read('Caddyfile');
    expect(caddy).toMatch(/tls \{\s+protocols tls1\.2 tls1\.3\s+\}/);
    const [, plain = ''] = /^http:\/\/\{\$DOMAIN\} \{(.*?)^\}/ms.exec(caddy) ?? [];
    expect(plain).toMatch(/@programs path \/api\/\* \/v3\/\* \/webhooks\/\*\s+handle @programs \{\s+respond 403/);
    expect(plain).not.toMatch(/reverse_proxy/);
  });

  it('build the image from nothing that is kept out of git, and not from its history', () => {
    const named = (file: string) =>
      (text(file).match(/^[^#\n].*$/gm) ?? []).map((line) => line.replace(/^\*\*\/|^\/|\/$/g, ''));
    expect(named('.gitignore')).toContain('deploy/.env');
    expect(named('.dockerignore')).toEqual(expect.arrayContaining(['.git', ...named('.gitignore')]));
  });

  it('send whoever is paged to a heading that is there', () => {
    const places = [...read('alerts.yml').matchAll(/(docs\/\w+\.md), “(.+?)”/g)];
    expect(places.length).toBeGreaterThan(0);
    for (const [, page = '', heading = ''] of places) expect(text(page).split('\n')).toContain(`## ${heading}`);
  });

  it('come with a plan that reckons with the processor time that was measured', () => {
    const measured = /^processor time of one message.* ms +\d+ +\S+ +([\d.]+) /m.exec(text('docs/performance.md'))?.[1];
    const planned = /^\| `c` .*?\| ([\d.]+) ms /m.exec(text('docs/operations.md'))?.[1];
    expect(Math.abs(Number(planned) / Number(measured) - 1)).toBeLessThan(0.15);
  });

  it('ask for health where it is told', () => {
    const probed = [
      ...(read('kubernetes.yaml') + read('Caddyfile') + dockerfile).matchAll(/(?:path: |health_uri |3978)(\/\w+)/g),
    ];
    expect(new Set(probed.map(([, place]) => place))).toEqual(new Set(['/healthz', '/readyz', '/metrics']));
  });
});
