import type {Paper, Reject} from '../../model.ts';
import type {FileEnd, ReadingEvent} from '../reading/read-file.ts';

/** Records that are folded and written at once: as many as a group of rows of the library. */
export const PORTION = 20_480;

/** Some of the records of a file. */
export interface Portion {
  readonly file: string;
  readonly papers: readonly Paper[];
  readonly rejects: readonly Reject[];
  /** With the last portion of a file. */
  readonly end: FileEnd | null;
}

/** Cuts what is read of files into portions of so many records at most. */
export async function* portionsOf(
  events: AsyncIterable<ReadingEvent>,
  size: number
): AsyncGenerator<Portion> {
  const papers: Paper[] = [];
  const rejects: Reject[] = [];
  let file = '';
  const cut = (end: FileEnd | null): Portion => ({
    ...{file, end},
    papers: papers.splice(0, size),
    rejects: rejects.splice(0, size)
  });
  for await (const event of events) {
    if ('began' in event) file = event.began;
    else if ('read' in event) yield cut(event.read);
    else {
      for (const paper of event.part.papers) papers.push(paper);
      for (const reject of event.part.rejects) rejects.push(reject);
      while (papers.length > size || rejects.length > size) yield cut(null);
    }
  }
}

/** Reads ahead until so many records are there, or all of them, and gives them again with the others. */
export async function readAhead(
  portions: AsyncGenerator<Portion>,
  records: number
): Promise<AsyncIterable<Portion>> {
  const ahead: Portion[] = [];
  let count = 0;
  while (count < records) {
    const next = await portions.next();
    if (next.done) break;
    ahead.push(next.value);
    count += next.value.papers.length + next.value.rejects.length;
  }
  return (async function* () {
    for (let next = ahead.shift(); next; next = ahead.shift()) yield next;
    yield* portions;
  })();
}
