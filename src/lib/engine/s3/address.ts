/** Where blobs lie in a store that speaks like Amazon's S3: a bucket, and what the keys of all of them begin with. */
export interface S3Address {
  readonly bucket: string;
  /** Empty, or ends with a slash. */
  readonly prefix: string;
}

const SCHEME = 's3://';
const BUCKET = /^[a-z\d][a-z\d.-]{1,61}[a-z\d]$/;
/** Parts that are the same in a URL, in a signature and in a shell; one of dots alone would change the path. */
const PART = /^(?!\.+$)[\w.=-]+$/;

/** Whether a text asks for such a store and not for a folder. */
export const isS3Address = (text: string): boolean => text.startsWith(SCHEME);

/**
 * Reads an address such as s3://bucket/prefix.
 *
 * @throws RangeError when it is none
 */
export function readS3Address(text: string): S3Address {
  const [bucket = '', ...parts] = text.slice(SCHEME.length).replace(/\/$/, '').split('/');
  if (!isS3Address(text) || !BUCKET.test(bucket) || !parts.every((part) => PART.test(part))) {
    throw new RangeError(
      `"${text}" is no address such as s3://bucket/prefix, of letters, digits and - _ . =`
    );
  }
  return {bucket, prefix: parts.map((part) => `${part}/`).join('')};
}
