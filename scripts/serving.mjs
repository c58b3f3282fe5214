// The server of the dashboard as a child: where it listens, when it answers, how it ends.
import {spawn} from 'node:child_process';
import {get} from 'node:http';
import {createServer} from 'node:net';
import {join} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import {pathToFileURL} from 'node:url';
import {ROOT, SetupError, toolPath} from './children.mjs';

/** @typedef {{host: string, port: number, local: string, origin: string}} Address */
/** @typedef {import('node:child_process').ChildProcess} Child */

/** How long a server may take to answer its first page, and to end, in milliseconds. */
const PATIENCE = {start: 30_000, end: 12_000};

const END_WITH_PARENT = pathToFileURL(join(ROOT, 'scripts', 'end-with-parent.mjs')).href;

/**
 * Where to listen, and the address to show.
 * @param {NodeJS.ProcessEnv} env
 * @returns {Address}
 */
export function readAddress(env) {
  const host = env['HOST'] || '127.0.0.1';
  const port = Number(env['PORT'] || 4173);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new SetupError(`PORT is "${env['PORT']}", expected a whole number from 1 to 65535`);
  }
  const isEverywhere = host === '0.0.0.0' || host === '::';
  const name = isEverywhere ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  const local = `http://${name}:${port}`;
  return {host, port, local, origin: env['ORIGIN'] || local};
}

/**
 * Fails when something else listens there: nobody should wait for a build to learn that.
 * @param {Pick<Address, 'host' | 'port'>} address
 * @returns {Promise<void>}
 */
export function checkPort({host, port}) {
  return new Promise((done, refuse) => {
    const probe = createServer();
    probe.once('error', (error) => {
      const isBusy = 'code' in error && error.code === 'EADDRINUSE';
      const message = isBusy
        ? `port ${port} of ${host} is in use: end the other server, or choose another port (PORT=4174 npm start)`
        : `cannot listen on ${host}:${port} (${error.message}): choose another HOST or PORT`;
      refuse(new SetupError(message));
    });
    probe.listen(port, host, () => {
      probe.close(() => {
        done();
      });
    });
  });
}

/**
 * The status of the answer, null when there is none.
 * @param {string} url
 * @returns {Promise<number | null>}
 */
function statusOf(url) {
  return new Promise((done) => {
    const request = get(url, {agent: false, timeout: PATIENCE.start}, (response) => {
      response.resume();
      done(response.statusCode ?? null);
    });
    request.on('error', () => {
      done(null);
    });
    request.on('timeout', () => {
      request.destroy();
    });
  });
}

/** @param {Child} child */
const isRunning = (child) => child.exitCode === null && child.signalCode === null;

/**
 * @param {Child} child
 * @param {string} url
 */
async function firstStatus(child, url) {
  const end = performance.now() + PATIENCE.start;
  while (performance.now() < end && isRunning(child)) {
    const status = await statusOf(url);
    if (status !== null) return status;
    await sleep(50);
  }
  return null;
}

/**
 * Waits for the end of the child, which Ctrl-C and SIGTERM bring about; 0 when they did.
 * @param {Child} child
 * @returns {Promise<number>}
 */
function untilEnded(child) {
  let isWished = false;
  const end = () => {
    if (isWished) return;
    isWished = true;
    child.kill('SIGTERM');
    setTimeout(() => child.kill('SIGKILL'), PATIENCE.end).unref();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, end);
  // Started by hand in the background, a server may outlive its shell; under npm it may not outlive npm.
  if (process.env['npm_lifecycle_event']) void import(END_WITH_PARENT);
  return new Promise((done) => {
    child.on('error', () => {
      done(1);
    });
    child.on('exit', (code) => {
      done(isWished ? 0 : (code ?? 1));
    });
  });
}

/**
 * @param {Child} child
 * @param {Address} address
 */
async function announce(child, {local, origin}) {
  const status = await firstStatus(child, `${local}/`);
  if (status === null && isRunning(child)) {
    child.kill('SIGKILL');
    throw new SetupError(`the server gave no answer within ${PATIENCE.start / 1000} s`);
  }
  if (status === null) return;
  if (status >= 500) process.stderr.write(`The first page answers with status ${status} (above)\n`);
  process.stdout.write(`Themestream is at ${origin} (Ctrl-C ends it)\n`);
}

/**
 * Serves the built dashboard until it is ended, and says its address once it answers.
 * @param {Address} address
 * @param {string} home
 */
export async function serveBuild(address, home) {
  const {host, port, origin} = address;
  const env = {
    ...process.env,
    ...{HOST: host, PORT: String(port), ORIGIN: origin, THEMESTREAM_HOME: home},
    // Slow queries hold threads of this pool; files are read by the rest of it.
    ...{UV_THREADPOOL_SIZE: '16', SHUTDOWN_TIMEOUT: '10', NODE_ENV: 'production'}
  };
  const args = ['--import', END_WITH_PARENT, join(ROOT, 'scripts', 'dashboard-server.mjs')];
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'pipe', 'inherit']
  });
  // The server's own line comes before it can answer; ours comes after.
  child.stdout.setEncoding('utf8').on('data', (text) => {
    if (!text.startsWith('Listening on')) process.stdout.write(text);
  });
  const ended = untilEnded(child);
  await announce(child, address);
  const code = await ended;
  if (code !== 0) throw new SetupError(`the server ended with exit code ${code} (above)`);
  return 0;
}

/**
 * Serves the sources with vite, which shows each change at once.
 * @param {Address} address
 * @param {string} home
 */
export function serveSources({host, port}, home) {
  const args = [toolPath('vite'), 'dev', '--host', host, '--port', String(port), '--strictPort'];
  const env = {...process.env, THEMESTREAM_HOME: home, UV_THREADPOOL_SIZE: '16'};
  return untilEnded(spawn(process.execPath, args, {cwd: ROOT, env, stdio: 'inherit'}));
}
