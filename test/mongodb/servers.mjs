// MongoDB-compatible servers for the database tests, got by the package registries of Go and Maven and kept in a cache.
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, writeFileSync } from 'node:fs';
import { createServer, connect } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const FERRETDB = 'v1.24.2';
const cache = path.join(process.env.XDG_CACHE_HOME ?? path.join(homedir(), '.cache'), 'hai-dang');
const here = path.dirname(fileURLToPath(import.meta.url));
const run = (command, args, options) =>
  execFileSync(command, args, { stdio: ['ignore', 'pipe', 'inherit'], encoding: 'utf8', ...options });
const newFolder = () => mkdtempSync(path.join(tmpdir(), 'haidang-mongodb-'));

/** Builds FerretDB 1 with its SQLite backend from its Go module. The module lacks a file that its build makes: we write it. */
function ferretdb() {
  const binary = path.join(cache, `ferretdb-${FERRETDB}`);
  if (!existsSync(binary)) {
    console.log(`building FerretDB ${FERRETDB} (once; about two minutes) …`);
    const { Dir } = JSON.parse(run('go', ['mod', 'download', '-json', `github.com/FerretDB/FerretDB@${FERRETDB}`]));
    const source = newFolder();
    cpSync(Dir, source, { recursive: true });
    run('chmod', ['-R', 'u+w', source]);
    writeFileSync(path.join(source, 'build/version/version.txt'), FERRETDB);
    mkdirSync(cache, { recursive: true });
    run('go', ['build', '-o', `${binary}.new`, './cmd/ferretdb'], { cwd: source });
    renameSync(`${binary}.new`, binary);
  }
  return (port) => {
    const state = newFolder();
    const place = [`--listen-addr=127.0.0.1:${port}`, `--sqlite-url=file:${state}/`, `--state-dir=${state}`];
    return [binary, ['--handler=sqlite', '--telemetry=disable', '--debug-addr=-', '--log-level=error', ...place]];
  };
}

/** Takes mongo-java-server with its H2 backend from Maven. */
function javaServer() {
  const jars = path.join(cache, 'mongo-java-server-1.47.0');
  if (!existsSync(jars)) {
    console.log('getting mongo-java-server …');
    const folder = `${jars}.new`;
    const copy = ['-q', '-f', path.join(here, 'java/pom.xml'), 'dependency:copy-dependencies'];
    run('mvn', [...copy, `-DoutputDirectory=${folder}`]);
    renameSync(folder, jars);
  }
  return (port, { changeStreams }) => {
    const args = [`${port}`, `${newFolder()}/db`, ...(changeStreams ? [] : ['--without-oplog'])];
    return ['java', ['-cp', `${jars}/*`, path.join(here, 'java/Serve.java'), ...args]];
  };
}

/** `atomic`: a condition of an update holds against other connections, so that several processes may share the server. */
const SERVERS = [
  { name: 'FerretDB 1', atomic: false, get: ferretdb },
  { name: 'mongo-java-server', atomic: true, get: javaServer },
];

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function answers(port, child) {
  for (let tries = 0; tries < 300 && child.exitCode === null; tries += 1) {
    const reached = await new Promise((resolve) => {
      const socket = connect(port, '127.0.0.1', () => resolve(true)).on('error', () => resolve(false));
      socket.unref();
    });
    if (reached) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('the server did not start');
}

/** Starts a server; gives its address and the way to stop it. */
async function start(get, options) {
  const port = await freePort();
  const [command, args] = get()(port, options);
  const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  const gone = new Promise((resolve) => child.once('exit', resolve));
  process.once('exit', () => child.kill('SIGKILL'));
  await answers(port, child);
  return { url: `mongodb://127.0.0.1:${port}/`, stop: () => (child.kill(), gone) };
}

/**
 * Runs `use` with each server that can be had; one that cannot is named loudly and skipped. A server of your own comes first.
 * Without `changeStreams` a server has none, where it would be slowed down by them.
 */
export async function withEachServer(use, options = { changeStreams: true }) {
  const own = process.env.MONGODB_TEST_URL;
  if (own) await use({ name: 'the server of MONGODB_TEST_URL', atomic: true, url: own });
  for (const { name, atomic, get } of SERVERS) {
    let server;
    try {
      server = await start(get, options);
    } catch (error) {
      console.log(
        `\nSKIPPED: ${name} cannot be had here, so nothing was tested against it (${error.message.split('\n')[0]})\n`,
      );
      continue;
    }
    await use({ name, atomic, url: server.url });
    await server.stop();
  }
}
