// A real Redis for tests: of REDIS_URL, else started here, with an append-only file, and killed and started again.
import {spawn, spawnSync, type ChildProcess} from 'node:child_process';
import {mkdtempSync, rmSync} from 'node:fs';
import {createServer, type AddressInfo} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

export interface RedisServer {
  readonly url: string;
  /** Ends it at once, as a power cut would; null for a server that is not ours. */
  readonly kill: (() => Promise<void>) | null;
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const {port} = server.address() as AddressInfo;
      server.close(() => {
        resolve(port);
      });
    });
  });
}

const isInstalled = (): boolean => spawnSync('redis-server', ['--version']).status === 0;

/** Debian's own package, after its lists, which a new machine has not; as root, or where sudo asks for nothing. */
function install(): boolean {
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const commands = [
    ['update', '-q'],
    ['install', '-q', '-y', '--no-install-recommends', 'redis-server']
  ];
  for (const words of commands) {
    const [program = '', ...args] = [...sudo, 'apt-get', ...words];
    const {status, error, stderr} = spawnSync(program, args, {
      env: {...process.env, DEBIAN_FRONTEND: 'noninteractive'},
      encoding: 'utf8'
    });
    if (status !== 0) process.stderr.write(`apt-get ${words[0]}: ${error?.message ?? stderr}\n`);
  }
  return isInstalled();
}

function untilReady(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', (text: Buffer) => {
      if (text.includes('Ready to accept connections')) resolve();
    });
    child.once('exit', (code) => {
      reject(new Error(`redis-server ended with code ${String(code)}`));
    });
  });
}

/** A Redis server of its own; null when there is none and none can be had. */
export async function redisServer(): Promise<RedisServer | null> {
  const {REDIS_URL: url} = process.env;
  const nothing = () => Promise.resolve();
  if (url) return {url, kill: null, start: nothing, stop: nothing};
  if (!isInstalled() && !install()) return null;
  const folder = mkdtempSync(join(tmpdir(), 'themestream-redis-'));
  const port = await freePort();
  const options = ['--port', `${port}`, '--dir', folder, '--appendonly', 'yes', '--save', ''];
  let child: ChildProcess | null = null;
  const kill = (signal: 'SIGKILL' | 'SIGTERM') =>
    new Promise<void>((resolve) => {
      if (!child || child.exitCode !== null) return resolve();
      child.once('exit', () => {
        resolve();
      });
      child.kill(signal);
    });
  const start = async () => {
    child = spawn('redis-server', [...options, '--bind', '127.0.0.1', '--appendfsync', 'always']);
    await untilReady(child);
  };
  await start();
  return {
    url: `redis://127.0.0.1:${port}`,
    kill: () => kill('SIGKILL'),
    start,
    stop: async () => {
      await kill('SIGTERM');
      rmSync(folder, {recursive: true, force: true});
    }
  };
}
