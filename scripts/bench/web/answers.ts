import {once} from 'node:events';
import {Agent, get, type IncomingMessage} from 'node:http';
import {processorTime} from './processor-time.ts';
import {quantile} from './quantiles.ts';

/** How long the server took for one page. */
export interface Answer {
  readonly path: string;
  readonly status: number;
  /** Milliseconds until the last byte, median and 95th percentile. */
  readonly median: number;
  readonly p95: number;
  /** Milliseconds of processor time of the server, mean; unlike the others the same on a busy machine. */
  readonly processor: number;
  /** Bytes of the answer, as it was sent. */
  readonly bytes: number;
}

/** Requests of each page that are not measured. */
export const WARM_UP = 3;

/** The pages, each as it is opened first and with what a reader would ask of it. */
export const PATHS: readonly string[] = [
  '/',
  '/?unit=month',
  '/?chart=lines&theme=1&theme=2&theme=3',
  '/?chart=heat',
  '/themes',
  '/themes?sort=-change',
  '/themes/1',
  '/themes/1?order=votes',
  '/compare',
  '/compare?unit=month',
  '/papers',
  '/papers?q=graph+neural+network',
  '/papers?q=%22language+model%22&order=votes',
  '/map',
  '/lineage',
  '/data',
  '/curate',
  '/themes.csv',
  '/weeks.csv'
];

/** One connection that stays open, as a browser has. */
const agent = new Agent({keepAlive: true, maxSockets: 1});
const HEADERS = {'accept-encoding': 'br, gzip'};

/** Bytes count as they are sent: unpacking them is the work of who asks. */
async function ask(url: string): Promise<{took: number; status: number; bytes: number}> {
  const began = performance.now();
  const [response] = (await once(get(url, {agent, headers: HEADERS}), 'response')) as [
    IncomingMessage
  ];
  let bytes = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) bytes += chunk.byteLength;
  return {took: performance.now() - began, status: response.statusCode ?? 0, bytes};
}

/** Asks for a page again and again, one request at a time. */
export async function measureAnswer(
  {address, pid}: {address: string; pid: number},
  path: string,
  times: number
): Promise<Answer> {
  let last = await ask(address + path);
  for (let index = 1; index < WARM_UP; index++) last = await ask(address + path);
  const took: number[] = [];
  // A page that is not there is told once.
  const rounds = last.status === 200 ? times : 1;
  const before = processorTime(pid);
  for (let index = 0; index < rounds; index++) took.push((await ask(address + path)).took);
  return {
    path,
    status: last.status,
    median: quantile(took, 0.5),
    p95: quantile(took, 0.95),
    processor: (processorTime(pid) - before) / rounds,
    bytes: last.bytes
  };
}
