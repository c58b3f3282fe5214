import {run} from '../children.mjs';

/** The command line of the project, as words behind `node`. */
export const COMMAND_LINE = ['scripts/run-typescript.mjs', 'scripts/themestream.ts'];

/**
 * Runs a command on a home, and gives the seconds of the whole process.
 *
 * @throws Error with what it printed, when it fails
 */
export async function timedCommand(home: string, ...words: string[]): Promise<number> {
  const began = performance.now();
  const {code, output} = await run(process.execPath, [...COMMAND_LINE, ...words], {
    quiet: true,
    env: {...process.env, THEMESTREAM_HOME: home}
  });
  if (code !== 0) throw new Error(`${words.join(' ')} failed:\n${output.trim()}`);
  return (performance.now() - began) / 1000;
}
