import {spawn} from 'node:child_process';
import {once} from 'node:events';
import * as v from 'valibot';

/** What a process prints that clustered a corpus: one JSON line. */
const RUN = v.object({
  /** Cluster of each line of the file; null for none. */
  labels: v.array(v.nullable(v.number())),
  cpuSeconds: v.number(),
  peakBytes: v.number(),
  /** The best terms of each theme, where the process tells them. */
  topics: v.optional(v.array(v.array(v.string())), []),
  /** Seconds of each stage, in their order, where the process tells them. */
  stages: v.optional(v.record(v.string(), v.number()), {}),
  /** The least that each stage must read and reckon, where the process tells it. */
  work: v.optional(
    v.record(v.string(), v.object({bytes: v.number(), multiplyAdds: v.number()})),
    {}
  )
});

/** One clustering of a corpus by a process of its own, from the file to the result. */
export interface Run extends v.InferOutput<typeof RUN> {
  /** Wall clock, start of the process included. */
  readonly seconds: number;
}

/** The process of a clustering failed: the message is what it wrote to standard error. */
export class RunError extends Error {
  override readonly name = 'RunError';
}

/**
 * Runs a program that prints a clustering.
 *
 * @throws RunError when it fails
 */
export async function run(program: string, words: readonly string[]): Promise<Run> {
  const began = performance.now();
  const child = spawn(program, words, {stdio: ['ignore', 'pipe', 'pipe']});
  let [out, error] = ['', ''];
  child.stdout.on('data', (data: Buffer) => (out += data.toString()));
  child.stderr.on('data', (data: Buffer) => (error += data.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  const seconds = (performance.now() - began) / 1000;
  if (code !== 0) throw new RunError(`${program} ${words.join(' ')} failed:\n${error.trim()}`);
  return {...v.parse(RUN, JSON.parse(out)), seconds};
}
