import {Readable} from 'node:stream';
import {ZipFile} from 'yazl';

/** A file of an archive: its text, or where it lies. */
export type ZipEntry = {readonly name: string} & (
  {readonly text: string} | {readonly path: string}
);

/** An archive on its way out. */
export interface Streamed {
  readonly stream: Readable;
  /** Bytes. */
  readonly size: number;
}

/** One time for all files, so that the same files give the same bytes whenever they are packed. */
const FIXED = {mtime: new Date(1980, 0, 1), mode: 0o100644, forceDosTimestamp: true};

/** Packs files into one archive; texts are compressed, files on disk are taken to be already. */
export async function zip(entries: readonly ZipEntry[]): Promise<Streamed> {
  const file = new ZipFile();
  const stream = file.outputStream as Readable;
  for (const entry of entries) {
    if ('text' in entry) file.addBuffer(Buffer.from(entry.text), entry.name, FIXED);
    else file.addFile(entry.path, entry.name, {...FIXED, compress: false});
  }
  const size = await new Promise<number>((done, fail) => {
    file.on('error', fail);
    // The types leave out that the callback is told the size: −1 when it is not known beforehand.
    file.end(undefined, done as () => void);
  });
  if (size >= 0) return {stream, size};
  // How small texts become is only known when they are packed; they were in memory before.
  const packed = Buffer.concat(await stream.toArray());
  return {stream: Readable.from([packed]), size: packed.byteLength};
}
