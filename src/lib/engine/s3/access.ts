import type {S3Address} from './address.ts';

/** How a bucket is reached, and as whom. */
export interface S3Access {
  /** What the URL of every key begins with. */
  readonly base: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** The environment variables that the tools of Amazon read, too. */
type Environment = Readonly<Record<string, string | undefined>>;

/** A store with an address of its own has its buckets in the path; Amazon's have a host each, where its certificate allows. */
function baseOf(bucket: string, region: string, endpoint: string | undefined): string {
  if (endpoint) return `${endpoint.replace(/\/+$/, '')}/${bucket}/`;
  const host = `s3.${region}.amazonaws.com`;
  return bucket.includes('.') ? `https://${host}/${bucket}/` : `https://${bucket}.${host}/`;
}

/**
 * Reads endpoint, region and credentials from the environment.
 *
 * @throws RangeError when credentials are missing, or the endpoint is no address
 */
export function readS3Access({bucket}: S3Address, env: Environment): S3Access {
  const {AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey} = env;
  if (!accessKeyId || !secretAccessKey) {
    throw new RangeError(
      `s3://${bucket} needs AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY in the environment`
    );
  }
  const endpoint = env['AWS_ENDPOINT_URL_S3'] ?? env['AWS_ENDPOINT_URL'];
  if (endpoint && !/^https?:\/\/[^/?#@]+\/*$/.test(endpoint)) {
    throw new RangeError(
      `AWS_ENDPOINT_URL is "${endpoint}", expected an address such as http://127.0.0.1:9000`
    );
  }
  const region = env['AWS_REGION'] ?? env['AWS_DEFAULT_REGION'] ?? 'us-east-1';
  const {AWS_SESSION_TOKEN: sessionToken} = env;
  return {
    ...{base: baseOf(bucket, region, endpoint), region, accessKeyId, secretAccessKey},
    ...(sessionToken ? {sessionToken} : {})
  };
}
