import {spawn} from 'node:child_process';
import {once} from 'node:events';
import type {Home} from '../../src/lib/server/home.ts';

const RUN = ['scripts/run-typescript.mjs', 'scripts/themestream.ts'];

/** Starts the command line on a home. */
export const start = (home: Home, ...words: string[]) =>
  spawn(process.execPath, [...RUN, ...words], {
    env: {...process.env, THEMESTREAM_HOME: home.root},
    stdio: ['ignore', 'pipe', 'pipe']
  });

/** What a command that has ended left behind. */
export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly error: string;
}

/** Runs the command line on a home until it ends. */
export async function run(home: Home, ...words: string[]): Promise<Ended> {
  const child = start(home, ...words);
  let [out, error] = ['', ''];
  child.stdout.on('data', (data: Buffer) => (out += data.toString()));
  child.stderr.on('data', (data: Buffer) => (error += data.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return {code, out, error};
}
