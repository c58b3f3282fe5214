// Stages handed to a scheduler: the scripts of deploy/ against stand-ins that take what the real commands take.
import {execFileSync, spawnSync} from 'node:child_process';
import {chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {delimiter, join, resolve} from 'node:path';
import {Command} from 'commander';
import {afterEach, beforeEach, describe, expect, it, onTestFinished, vi} from 'vitest';
import {chosenExecutor} from '../../scripts/commands/executor-options.ts';
import {BlobExecutor, type StageRunner} from '../../src/lib/engine/blob-executor.ts';
import type {SharedBlobs} from '../../src/lib/engine/blobs.ts';
import {FolderBlobs} from '../../src/lib/engine/folder-blobs.ts';
import {openBlobs} from '../../src/lib/engine/open-blobs.ts';
import {PayloadReader, PayloadWriter} from '../../src/lib/engine/payload.ts';
import {runListedTask, SubmitRunner} from '../../src/lib/engine/submit-runner.ts';
import {runTask} from '../../src/lib/engine/task.ts';
import {packTexts} from '../../src/lib/pipeline/packed-texts.ts';
import {textsStep} from '../../src/lib/pipeline/read-texts.ts';
import {shared} from '../../src/lib/pipeline/shared-memory.ts';
import {inlineExecutor} from '../../src/lib/pipeline/step.ts';
import {planVotes, ROUGHLY, voteStep} from '../../src/lib/pipeline/votes.ts';
import {environmentOf, s3Server} from './s3-server.ts';

const TIMEOUT = 120_000;
const space = shared({
  rows: 6,
  columns: 2,
  values: Float32Array.of(1, 0, 0.9, 0.1, 1, 0.1, 0, 1, 0.1, 1, 0.1, 0.9)
});
const votes = planVotes(space, {
  ...{k: 2, seeds: [1, 2, 3, 4, 5, 6, 7, 8], engine: 'wasm', limits: ROUGHLY}
});

/** Runs the script once for each index of the array, as Slurm does, and fails when one of them fails. */
const SBATCH = `#!/bin/sh
set -eu
for word in "$@"; do
  case "$word" in
    --array=*) range="\${word#--array=}"; last="\${range#0-}"; last="\${last%%%*}" ;;
    --wait) waits=yes ;;
    --*) ;;
    *) script="$word" ;;
  esac
done
test "$waits" = yes
index=0
while [ "$index" -le "$last" ]; do SLURM_ARRAY_TASK_ID=$index sh "$script"; index=$((index + 1)); done
`;

/** Takes the manifest of a job, and runs its container once for each completion. */
const KUBECTL = `#!/usr/bin/env node
const {readFileSync, writeFileSync} = require('node:fs');
const {spawnSync} = require('node:child_process');
const [verb, ...words] = process.argv.slice(2);
const file = process.env.STAND_IN_STATE;
if (verb === 'apply') {
  const {kind, spec} = JSON.parse(readFileSync(0, 'utf8'));
  if (kind !== 'Job' || spec.completionMode !== 'Indexed') process.exit(1);
  const [{command, args, env, volumeMounts = []}] = spec.template.spec.containers;
  const volumes = spec.template.spec.volumes ?? [];
  if (volumeMounts.some(({name}) => !volumes.some((volume) => volume.name === name))) process.exit(1);
  if (volumeMounts.some(({mountPath}) => !mountPath.startsWith('/'))) process.exit(1);
  const given = Object.fromEntries(env.map(({name, value}) => [name, value]));
  let state = 'complete';
  for (let index = 0; index < spec.completions; index++) {
    const {status} = spawnSync(command[0], [...command.slice(1), ...args], {
      env: {...process.env, ...given, JOB_COMPLETION_INDEX: String(index)},
      stdio: 'inherit'
    });
    if (status !== 0) state = 'failed';
  }
  writeFileSync(file, state);
} else if (!words.includes('--for=condition=' + readFileSync(file, 'utf8'))) {
  setTimeout(() => process.exit(1), 60_000);
}
`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'themestream-submit-'));
  for (const [name, text] of [
    ['sbatch', SBATCH],
    ['kubectl', KUBECTL]
  ] as const) {
    writeFileSync(join(folder, name), text);
    chmodSync(join(folder, name), 0o755);
  }
  vi.stubEnv('PATH', `${folder}${delimiter}${process.env['PATH'] ?? ''}`);
  vi.stubEnv('STAND_IN_STATE', join(folder, 'state'));
  vi.stubEnv('THEMESTREAM_IMAGE', 'themestream:0.1.0');
  vi.stubEnv('THEMESTREAM_CLAIM', 'blobs');
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, {recursive: true, force: true});
});

const executorBy = (
  command: string,
  blobs: SharedBlobs = new FolderBlobs(join(folder, 'blobs'))
) => {
  const runner = new SubmitRunner(command, blobs);
  return {blobs, executor: new BlobExecutor(blobs, runner)};
};

describe('a stage that is handed to a scheduler', () => {
  const SCRIPTS = ['deploy/slurm/submit.sh', 'deploy/kubernetes/submit.sh'];

  it.each(SCRIPTS)(
    'has the outputs of one process, by %s',
    async (command) => {
      const {executor} = executorBy(resolve(command));
      expect(await executor.map(voteStep, votes)).toEqual(
        await inlineExecutor.map(voteStep, votes)
      );
    },
    TIMEOUT
  );

  it.each(SCRIPTS)(
    'has them in a bucket, without a volume, by %s',
    async (command) => {
      const server = await s3Server();
      onTestFinished(server.stop);
      for (const [name, value] of Object.entries(environmentOf(server))) vi.stubEnv(name, value);
      vi.stubEnv('THEMESTREAM_CLAIM', undefined);
      const {executor} = executorBy(resolve(command), await openBlobs('s3://themes/stage'));
      expect(await executor.map(voteStep, votes)).toEqual(
        await inlineExecutor.map(voteStep, votes)
      );
      const stored = [...server.objects.keys()];
      expect(stored.filter((key) => key.startsWith('themes/stage/outputs/'))).toHaveLength(2);
    },
    TIMEOUT
  );

  it('is not handed over again for tasks whose outputs are known', async () => {
    const {blobs, executor} = executorBy('exit 3');
    const tools = {blobs, reader: new PayloadReader(blobs), writer: new PayloadWriter(blobs)};
    const runner: StageRunner = {
      run: async ({step, inputs}) => {
        for (const input of inputs) await runTask({step, input}, tools);
      },
      close: () => Promise.resolve()
    };
    const outputs = await new BlobExecutor(blobs, runner).map(voteStep, votes);
    expect(await executor.map(voteStep, votes)).toEqual(outputs);
  });

  it('fails when the command does, and when it has left tasks undone', async () => {
    await expect(executorBy('exit 3').executor.map(voteStep, votes)).rejects.toThrow(
      '"exit 3" ended with code 3, expected 0 once all 2 tasks have run'
    );
    await expect(executorBy('true').executor.map(voteStep, votes)).rejects.toThrow(
      'step vote: 2 of 2 tasks have left no output'
    );
  });

  it('is not handed over when it is brief, and of few papers', async () => {
    const options = {executor: 'submit', submit: 'exit 3', workers: 1, sendAllFrom: 20} as const;
    const executor = await chosenExecutor(
      {...options, blobs: join(folder, 'blobs')},
      new Command()
    );
    const texts = packTexts([{title: 'Coral reefs', abstract: 'They bleach.'}]);
    executor.prepare?.(19);
    expect(await executor.map(textsStep, [texts])).toMatchObject([{titleWords: 2}]);
    executor.prepare?.(20);
    await expect(executor.map(textsStep, [texts])).rejects.toThrow('step texts: "exit 3" ended');
  });

  it('says which task it does not have', async () => {
    const {blobs, executor} = executorBy(
      'echo "$THEMESTREAM_STAGE" > "$THEMESTREAM_BLOBS/stage"; false'
    );
    await expect(executor.map(voteStep, votes)).rejects.toThrow();
    const stage = readFileSync(join(folder, 'blobs', 'stage'), 'utf8').trim();
    await expect(runListedTask(blobs, {stage, index: 2})).rejects.toThrow(
      `task 2 is not in stage ${stage}, which has 2 tasks`
    );
  });
});

describe('the files of deploy/', () => {
  it.each(['slurm/submit.sh', 'slurm/task.sbatch', 'kubernetes/submit.sh'])(
    '%s are scripts that a shell can read',
    (file) => {
      expect(spawnSync('sh', ['-n', join('deploy', file)]).status).toBe(0);
    }
  );

  it.each(['job.json', 'workers.json'])('kubernetes/%s start commands that there are', (file) => {
    const text = readFileSync(join('deploy/kubernetes', file), 'utf8');
    const {spec} = JSON.parse(text) as {
      spec: {template: {spec: {containers: [{command: string[]; args: string[]}]}}};
    };
    const [{command, args}] = spec.template.spec.containers;
    const line = [...command, ...args].join(' ');
    const named = /themestream\.ts (step run|worker)/.exec(line)?.[1] ?? '';
    const words = [
      'scripts/run-typescript.mjs',
      'scripts/themestream.ts',
      ...named.split(' '),
      '--help'
    ];
    const help = execFileSync(process.execPath, words, {encoding: 'utf8'});
    for (const option of line.match(/--[a-z]+/g) ?? []) expect(help).toContain(option);
  });
});
