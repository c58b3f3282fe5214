import {randomUUID} from 'node:crypto';
import {BlobError, type SharedBlobs} from '../blobs.ts';
import {keyOfBytes, SHA256} from '../folder-blobs.ts';
import {readS3Access} from './access.ts';
import {readS3Address} from './address.ts';
import {S3Store} from './store.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** Blobs in a bucket of a store that speaks like Amazon's S3. */
export class S3Blobs implements SharedBlobs {
  readonly place: string;
  readonly #prefix: string;
  readonly #store: S3Store;

  constructor(place: string, prefix: string, store: S3Store) {
    this.place = place;
    this.#prefix = prefix;
    this.#store = store;
  }

  /**
   * A random name, put there by whoever comes first.
   *
   * @throws S3Error when the store refuses
   */
  async name(): Promise<string> {
    const key = `${this.#prefix}store`;
    const ask = () => this.#store.ask({method: 'GET', key});
    const found = await ask();
    if (found.status === 200) return decode(found.bytes);
    const headers = {'if-none-match': '*'};
    await this.#store.ask({method: 'PUT', key, body: encode(randomUUID()), headers});
    return decode((await ask()).bytes);
  }

  async put(bytes: Uint8Array): Promise<string> {
    const name = keyOfBytes(bytes);
    const key = this.#blob(name);
    const known = await this.#store.ask({method: 'HEAD', key});
    const isThere = known.status === 200 && known.length === bytes.length;
    if (!isThere) await this.#store.ask({method: 'PUT', key, body: bytes});
    return name;
  }

  async get(name: string): Promise<Uint8Array> {
    if (!SHA256.test(name))
      throw new BlobError(`"${name}" is no SHA-256, expected 64 hexadecimal digits`);
    const key = this.#blob(name);
    const {status, bytes} = await this.#store.ask({method: 'GET', key});
    const shown = `${this.place}: blob ${name}`;
    if (status !== 200)
      throw new BlobError(`${shown}: there is no such blob; do all machines share this store?`);
    if (keyOfBytes(bytes) === name) return bytes;
    // Whoever puts it again must not take the damaged one for it.
    await this.#store.ask({method: 'DELETE', key});
    throw new BlobError(`${shown}: it was damaged and is removed; run again to make it anew`);
  }

  async note(task: string, output: string): Promise<void> {
    await this.#store.ask({method: 'PUT', key: this.#output(task), body: encode(output)});
  }

  async outputOf(task: string): Promise<string | null> {
    const {status, bytes} = await this.#store.ask({method: 'GET', key: this.#output(task)});
    const output = status === 200 ? decode(bytes) : '';
    if (!SHA256.test(output)) return null;
    const blob = await this.#store.ask({method: 'HEAD', key: this.#blob(output)});
    return blob.status === 200 ? output : null;
  }

  readonly #blob = (name: string) => `${this.#prefix}blobs/${name}`;
  readonly #output = (task: string) => `${this.#prefix}outputs/${task}`;
}

/**
 * The blobs at an address such as s3://bucket/prefix, with endpoint and credentials of the environment.
 *
 * @throws RangeError when the address is none, or the credentials are missing
 */
export function openS3Blobs(
  place: string,
  env: Readonly<Record<string, string | undefined>> = process.env
): S3Blobs {
  const address = readS3Address(place);
  return new S3Blobs(place, address.prefix, new S3Store(readS3Access(address, env)));
}
