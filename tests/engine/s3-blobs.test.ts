import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {openBlobs} from '../../src/lib/engine/open-blobs.ts';
import {readS3Access} from '../../src/lib/engine/s3/access.ts';
import {readS3Address} from '../../src/lib/engine/s3/address.ts';
import {S3Blobs} from '../../src/lib/engine/s3/s3-blobs.ts';
import {S3Store} from '../../src/lib/engine/s3/store.ts';
import {
  ACCESS_KEY,
  environmentOf,
  s3Server,
  SECRET_KEY,
  signatureOf,
  type S3Server
} from './s3-server.ts';

/** SHA-256 of "coral reefs", by the command sha256sum. */
const CORAL = '94b6013e711adfa77c9311e4de01bf56b812cd27dc779c52a2f06ac8985ce2a1';
const PLACE = 's3://themes/weekly/2026';
const STORED = `themes/weekly/2026/blobs/${CORAL}`;
const bytes = new TextEncoder().encode('coral reefs');
const task = 'f'.repeat(64);

let server: S3Server;
/** How long each pause was to be, milliseconds. */
let pauses: number[];
let blobs: S3Blobs;

function blobsAt(place: string, environment: Record<string, string> = {}): S3Blobs {
  const address = readS3Address(place);
  const access = readS3Access(address, {...environmentOf(server), ...environment});
  const wait = (milliseconds: number) => {
    pauses.push(milliseconds);
    return Promise.resolve();
  };
  return new S3Blobs(place, address.prefix, new S3Store(access, {wait}));
}

beforeEach(async () => {
  server = await s3Server();
  pauses = [];
  blobs = blobsAt(PLACE);
});
afterEach(() => server.stop());

describe('the server of these tests', () => {
  it('signs as the example of the reference of Amazon S3, a GET of ten bytes', () => {
    const headers = {
      host: 'examplebucket.s3.amazonaws.com',
      range: 'bytes=0-9',
      'x-amz-content-sha256': 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
      'x-amz-date': '20130524T000000Z'
    };
    expect(
      signatureOf(
        {method: 'GET', path: '/test.txt', headers},
        'host;range;x-amz-content-sha256;x-amz-date',
        '20130524/us-east-1/s3/aws4_request'
      )
    ).toBe('f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41');
  });
});

describe('blobs in a bucket', () => {
  it('are found by the SHA-256 of their bytes, and sent once', async () => {
    expect(await blobs.put(bytes)).toBe(CORAL);
    expect(await blobs.put(bytes)).toBe(CORAL);
    expect([...server.objects.keys()]).toEqual([STORED]);
    expect(server.asked.filter((request) => request.startsWith('PUT'))).toEqual([`PUT /${STORED}`]);
    expect(new TextDecoder().decode(await blobs.get(CORAL))).toBe('coral reefs');
  });

  it('may be empty, or have all bytes that there are', async () => {
    for (const each of [new Uint8Array(), Uint8Array.from({length: 70_000}, (_, at) => at)]) {
      expect(Uint8Array.from(await blobs.get(await blobs.put(each)))).toEqual(each);
    }
  });

  it('say that one is missing, or what is no name of one', async () => {
    await expect(blobs.get(CORAL)).rejects.toThrow(
      `${PLACE}: blob ${CORAL}: there is no such blob; do all machines share this store?`
    );
    await expect(blobs.get('../../etc/passwd')).rejects.toThrow('"../../etc/passwd" is no SHA-256');
    expect(pauses).toEqual([]);
  });

  it('are refused when their bytes do not have their SHA-256, and make room for whole ones', async () => {
    server.objects.set(STORED, Buffer.from('coral sand!'));
    await expect(blobs.get(CORAL)).rejects.toThrow(`${CORAL}: it was damaged and is removed`);
    await blobs.put(bytes);
    expect(Buffer.from(await blobs.get(CORAL)).toString()).toBe('coral reefs');
  });

  it('are put again where half of one lies', async () => {
    server.objects.set(STORED, Buffer.from('cor'));
    await blobs.put(bytes);
    expect(server.objects.get(STORED)?.toString()).toBe('coral reefs');
  });

  it('tell the output of a task as long as it can be read', async () => {
    expect(await blobs.outputOf(task)).toBeNull();
    await blobs.note(task, await blobs.put(bytes));
    await blobs.note(task, CORAL);
    expect(await blobs.outputOf(task)).toBe(CORAL);
    server.objects.delete(STORED);
    expect(await blobs.outputOf(task)).toBeNull();
    server.objects.set(`themes/weekly/2026/outputs/${task}`, Buffer.from('half'));
    expect(await blobs.outputOf(task)).toBeNull();
  });

  it('have one name for all who share them, and another one elsewhere', async () => {
    const names = await Promise.all([1, 2, 3, 4].map(() => blobsAt(PLACE).name()));
    expect(new Set(names).size).toBe(1);
    expect(names[0]).toMatch(/^[\da-f-]{36}$/);
    expect(await blobsAt('s3://themes/other').name()).not.toBe(names[0]);
  });
});

describe('a store that is busy', () => {
  it.each([
    ['is asked again', ['SlowDown', 'InternalError', 'SlowDown']],
    ['is asked again after half an answer', [null, null, 'half', 'half']],
    ['is asked again when it hangs up', ['nothing', null, 'nothing']]
  ] as const)('%s', async (_, faults) => {
    server.faults.push(...faults);
    await blobs.put(bytes);
    expect(Buffer.from(await blobs.get(CORAL)).toString()).toBe('coral reefs');
    expect(pauses).toHaveLength(faults.filter((fault) => fault !== null).length);
    expect(server.faults).toEqual([]);
  });

  it('is left some more time after each of eight tries, and then named', async () => {
    server.trouble = () => 'SlowDown';
    await expect(blobs.get(CORAL)).rejects.toThrow(
      `GET ${server.endpoint}/${STORED}: status 503, SlowDown, It is SlowDown. (8 tries)`
    );
    expect(server.asked).toHaveLength(8);
    pauses.forEach((pause, at) => {
      expect(pause).toBeLessThanOrEqual(Math.min(10_000, 200 * 2 ** at));
    });
  });

  it('that is gone is named', async () => {
    const gone = blobsAt(PLACE, {AWS_ENDPOINT_URL: 'http://127.0.0.1:1'});
    await expect(gone.get(CORAL)).rejects.toThrow(
      `GET http://127.0.0.1:1/${STORED}: the connection failed`
    );
  });
});

describe('a store that refuses', () => {
  const hint = 'are AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY right, and may they get, put';

  it.each([
    ['an unknown user', {AWS_ACCESS_KEY_ID: 'AKIANOBODY'}, 'InvalidAccessKeyId'],
    ['a wrong key', {AWS_SECRET_ACCESS_KEY: 'wrong'}, 'SignatureDoesNotMatch']
  ])('%s is asked once, and says what to look at', async (_, environment, code) => {
    await expect(blobsAt(PLACE, environment).get(CORAL)).rejects.toThrow(
      `status 403, ${code}, It is ${code}.; ${hint}`
    );
    await expect(blobsAt(PLACE, environment).put(bytes)).rejects.toThrow(`status 403; ${hint}`);
    expect(server.asked).toHaveLength(2);
    expect(server.objects.size).toBe(0);
  });

  it('for want of a bucket is told apart from one that lacks a blob', async () => {
    const elsewhere = blobsAt('s3://nowhere');
    await expect(elsewhere.get(CORAL)).rejects.toThrow('status 404, NoSuchBucket');
    await expect(elsewhere.note(task, CORAL)).rejects.toThrow('status 404, NoSuchBucket');
  });

  it('never hears the secret, nor does who reads the message', async () => {
    const error = await blobsAt(PLACE, {AWS_ACCESS_KEY_ID: 'AKIANOBODY'}).get(CORAL).catch(String);
    expect(error).not.toContain(SECRET_KEY);
  });
});

describe('an address of blobs', () => {
  it('is a bucket and what the keys begin with', () => {
    expect(readS3Address('s3://themes')).toEqual({bucket: 'themes', prefix: ''});
    expect(readS3Address('s3://themes/')).toEqual({bucket: 'themes', prefix: ''});
    expect(readS3Address('s3://my.themes/a/b=2/')).toEqual({bucket: 'my.themes', prefix: 'a/b=2/'});
  });

  it.each([
    's3://',
    's3://A',
    's3://ab',
    's3:///x',
    's3://themes//a',
    's3://themes/../b',
    's3://themes/a b',
    'gs://themes'
  ])('is not %s', (text) => {
    expect(() => readS3Address(text)).toThrow(`"${text}" is no address such as s3://bucket/prefix`);
  });

  it('is a folder else', async () => {
    expect(await openBlobs('shared/blobs')).toMatchObject({place: `${process.cwd()}/shared/blobs`});
  });
});

describe('how a bucket is reached', () => {
  const keys = {AWS_ACCESS_KEY_ID: ACCESS_KEY, AWS_SECRET_ACCESS_KEY: SECRET_KEY};
  const access = (place: string, environment: Record<string, string>) =>
    readS3Access(readS3Address(place), {...keys, ...environment});

  it.each([
    [{}, 'https://themes.s3.us-east-1.amazonaws.com/'],
    [{AWS_REGION: 'eu-west-1'}, 'https://themes.s3.eu-west-1.amazonaws.com/'],
    [{AWS_DEFAULT_REGION: 'eu-west-1'}, 'https://themes.s3.eu-west-1.amazonaws.com/'],
    [{AWS_ENDPOINT_URL: 'http://minio:9000/'}, 'http://minio:9000/themes/'],
    [
      {AWS_ENDPOINT_URL: 'http://other', AWS_ENDPOINT_URL_S3: 'https://ceph.example.org'},
      'https://ceph.example.org/themes/'
    ]
  ])('by %j is at %s', (environment, base) => {
    expect(access('s3://themes/x', environment).base).toBe(base);
  });

  it('has no host of its own when the certificate would not cover it', () =>
    expect(access('s3://my.themes', {}).base).toBe(
      'https://s3.us-east-1.amazonaws.com/my.themes/'
    ));

  it('takes the token of a session along', () =>
    expect(access('s3://themes', {AWS_SESSION_TOKEN: 't'})).toMatchObject({sessionToken: 't'}));

  it('says which variable is missing or wrong', () => {
    expect(() => readS3Access(readS3Address('s3://themes'), {})).toThrow(
      's3://themes needs AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY in the environment'
    );
    expect(() => access('s3://themes', {AWS_ENDPOINT_URL: 'minio:9000'})).toThrow(
      'AWS_ENDPOINT_URL is "minio:9000", expected an address such as http://127.0.0.1:9000'
    );
  });
});
