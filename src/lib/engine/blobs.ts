/** Bytes by their SHA-256, and notes of which output a task has. A folder that machines share, or a service. */
export interface Blobs {
  /** Keeps bytes and gives their SHA-256; the same bytes twice are kept once. */
  put(bytes: Uint8Array): Promise<string>;
  /**
   * The bytes with this SHA-256.
   *
   * @throws BlobError when they are not there, or damaged
   */
  get(key: string): Promise<Uint8Array>;
  /** Notes that a task has an output; a later note of the same task says the same. */
  note(task: string, output: string): Promise<void>;
  /** The output of a task, null while there is none that can be read. */
  outputOf(task: string): Promise<string | null>;
}

/** Blobs that several machines share. */
export interface SharedBlobs extends Blobs {
  /** Where they are, for other processes: a folder, or an address such as s3://bucket/prefix. */
  readonly place: string;
  /** Their name, the same for all who share them: workers of one place must not take the tasks of another. */
  name(): Promise<string>;
}

/** A blob that is missing or damaged: the message names it and what to do. */
export class BlobError extends Error {
  override readonly name = 'BlobError';
}
