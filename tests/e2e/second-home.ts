import {spawn, spawnSync, type ChildProcess} from 'node:child_process';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import {threeSubjects} from '../pipeline/papers.ts';

/** A dashboard on two analyses of growing papers, beside the one that all tests share. */
export interface SecondDashboard {
  readonly address: string;
  readonly stop: () => void;
}

const PATIENCE = 60_000;

function themestream(home: string, ...args: string[]): void {
  const env = {...process.env, THEMESTREAM_HOME: home};
  const command = ['scripts/run-typescript.mjs', 'scripts/themestream.ts', ...args];
  const {status, stderr} = spawnSync(process.execPath, command, {env, encoding: 'utf8'});
  if (status !== 0) throw new Error(`${args.join(' ')}: ${stderr}`);
}

async function untilReady(address: string, server: ChildProcess): Promise<void> {
  const end = performance.now() + PATIENCE;
  while (performance.now() < end && server.exitCode === null) {
    const answer = await fetch(`${address}/readyz`).catch(() => null);
    if (answer?.ok) return;
    await sleep(100);
  }
  throw new Error(`${address} did not answer`);
}

/** Analyses 45, then 90 papers, and serves the result at a port. */
export async function serveTwoAnalyses(port: number): Promise<SecondDashboard> {
  const home = mkdtempSync(join(tmpdir(), 'themestream-lineage-'));
  const papers = threeSubjects(90);
  for (const count of [45, 90]) {
    const file = join(home, `${count}.jsonl`);
    writeFileSync(
      file,
      papers
        .slice(0, count)
        .map((one) => JSON.stringify(one))
        .join('\n')
    );
    themestream(home, 'ingest', file);
    themestream(home, 'analyse', '--themes', '3');
  }
  const address = `http://127.0.0.1:${port}`;
  const server = spawn(process.execPath, ['build/index.js'], {
    env: {
      ...process.env,
      THEMESTREAM_HOME: home,
      HOST: '127.0.0.1',
      PORT: String(port),
      ORIGIN: address
    },
    stdio: 'inherit'
  });
  await untilReady(address, server);
  return {
    address,
    stop: () => {
      server.kill('SIGTERM');
      rmSync(home, {recursive: true, force: true});
    }
  };
}
