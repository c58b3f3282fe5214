import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {createServer} from 'node:net';
import {setTimeout as sleep} from 'node:timers/promises';

const PATIENCE = 60_000;

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  if (address === null || typeof address === 'string') throw new Error('no port is free');
  return address.port;
}

async function untilReady(address: string): Promise<void> {
  const end = performance.now() + PATIENCE;
  while (performance.now() < end) {
    const answer = await fetch(`${address}/readyz`).catch(() => null);
    if (answer?.ok) return;
    await sleep(100);
  }
  throw new Error(`${address} did not answer within ${PATIENCE / 1000} s`);
}

/** Serves the built dashboard on a home while `use` runs, as `npm start` would; the process is given too. */
export async function whileServed<T>(
  home: string,
  use: (address: string, pid: number) => Promise<T>
): Promise<T> {
  const port = await freePort();
  const server = spawn(process.execPath, ['scripts/start.mjs'], {
    env: {...process.env, PORT: String(port), HOST: '127.0.0.1', THEMESTREAM_HOME: home},
    stdio: ['ignore', 'ignore', 'inherit']
  });
  const ended = once(server, 'exit');
  try {
    const address = `http://127.0.0.1:${port}`;
    await untilReady(address);
    return await use(address, server.pid ?? NaN);
  } finally {
    server.kill('SIGTERM');
    await ended;
  }
}
