import {Command} from 'commander';
import {openBlobs} from '../../src/lib/engine/open-blobs.ts';
import {runListedTask} from '../../src/lib/engine/submit-runner.ts';
import {blobsOption} from './executor-options.ts';
import {wholeNumber} from './options.ts';

interface Options {
  readonly blobs: string;
  readonly stage: string;
  readonly index: number;
}

async function runStep({blobs, stage, index}: Options): Promise<void> {
  const output = await runListedTask(await openBlobs(blobs), {stage, index});
  process.stdout.write(`${output}\n`);
}

const run = new Command('run')
  .description('run one task of a stage, and print the SHA-256 of its output')
  .addOption(blobsOption().makeOptionMandatory())
  .requiredOption('--stage <sha256>', 'the stage, as THEMESTREAM_STAGE names it')
  .requiredOption(
    '--index <number>',
    'place of the task in the stage, from 0',
    wholeNumber(0, 10_000_000)
  )
  .addHelpText(
    'after',
    `
For the job arrays of a scheduler: "analyse --executor submit" hands each stage to a command, which
starts this once for each index from 0 to THEMESTREAM_LAST_TASK. deploy/ has the scripts for Slurm and
Kubernetes. A task whose output is known is not run again.`
  )
  .action(runStep);

export const step = new Command('step').description('single tasks, for schedulers').addCommand(run);
