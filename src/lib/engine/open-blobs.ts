import {resolve} from 'node:path';
import type {SharedBlobs} from './blobs.ts';
import {FolderBlobs} from './folder-blobs.ts';
import {isS3Address} from './s3/address.ts';

/**
 * The blobs at a place: a folder, or s3://bucket/prefix.
 *
 * @throws RangeError when the place is no address, or credentials for it are missing
 */
export async function openBlobs(place: string): Promise<SharedBlobs> {
  if (!isS3Address(place)) return new FolderBlobs(resolve(place));
  const {openS3Blobs} = await import('./s3/s3-blobs.ts');
  return openS3Blobs(place);
}
