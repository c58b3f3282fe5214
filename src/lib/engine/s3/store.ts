import {setTimeout as sleep} from 'node:timers/promises';
import {AwsClient} from 'aws4fetch';
import {keyOfBytes} from '../folder-blobs.ts';
import type {S3Access} from './access.ts';
import {faultOf, networkFault, S3Error} from './error.ts';

const MOST_TRIES = 8;
/** Before the second try, doubled for each further one, milliseconds; a random part of it, so that many do not come back at once. */
const FIRST_WAIT = 200;
const LONGEST_WAIT = 10_000;
/** An answer that takes longer is given up, milliseconds. */
const TIMEOUT = 60_000;
const NOTHING = new Uint8Array();

interface Request {
  readonly method: 'GET' | 'HEAD' | 'PUT' | 'DELETE';
  readonly key: string;
  readonly body?: Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An answer that is no fault: found, not there, or not changed as a condition did not hold. */
export interface Answer {
  readonly status: number;
  readonly length: number;
  readonly bytes: Uint8Array;
}

/** One bucket of a store that speaks like Amazon's S3. */
export class S3Store {
  readonly #access: S3Access;
  readonly #client: AwsClient;
  readonly #wait: (milliseconds: number) => Promise<unknown>;

  constructor(
    access: S3Access,
    {wait = sleep}: {wait?: (milliseconds: number) => Promise<unknown>} = {}
  ) {
    this.#access = access;
    this.#client = new AwsClient({...access, service: 's3'});
    this.#wait = wait;
  }

  /**
   * Asks until there is an answer, at most eight times: a store that is busy says so.
   *
   * @throws S3Error when it refuses, or has failed each time
   */
  async ask(request: Request): Promise<Answer> {
    for (let tries = 1; ; tries++) {
      try {
        return await this.#askOnce(request);
      } catch (error) {
        if (!(error instanceof S3Error) || !error.again) throw error;
        if (tries === MOST_TRIES) throw new S3Error(`${error.message} (${MOST_TRIES} tries)`);
      }
      await this.#wait(Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (tries - 1)) * Math.random());
    }
  }

  async #askOnce({method, key, body = NOTHING, headers = {}}: Request): Promise<Answer> {
    const url = this.#access.base + key;
    // Signed anew each time, as a signature holds for minutes only.
    const signed = await this.#client.sign(url, {
      method,
      headers: {...headers, 'x-amz-content-sha256': keyOfBytes(body)},
      ...(method === 'PUT' ? {body: body.slice()} : {})
    });
    try {
      const response = await fetch(signed, {
        redirect: 'manual',
        signal: AbortSignal.timeout(TIMEOUT)
      });
      const bytes = new Uint8Array(await response.arrayBuffer());
      const fault = faultOf(response.status, new TextDecoder().decode(bytes.subarray(0, 4096)), {
        method,
        url
      });
      if (fault) throw fault;
      const length = Number(response.headers.get('content-length') ?? bytes.length);
      return {status: response.status, length, bytes};
    } catch (error) {
      throw networkFault(error, {method, url});
    }
  }
}
