import {InvalidArgumentError} from 'commander';
import type {Day} from '../../src/lib/model.ts';
import {readS3Address} from '../../src/lib/engine/s3/address.ts';
import {readEndpoint} from '../../src/lib/server/embedding/endpoint.ts';
import {readDay} from '../../src/lib/sources/dates.ts';

/** Reads a whole number that lies within bounds. */
export function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= least && value <= most) return value;
    throw new InvalidArgumentError(`Expected a whole number from ${least} to ${most}.`);
  };
}

/** Reads a day of the calendar. */
export function calendarDay(text: string): Day {
  const day = readDay(text);
  if (day === null || day !== text) throw new InvalidArgumentError('Expected a date (YYYY-MM-DD).');
  return day;
}

/** Reads the address of an embedding server. */
export function embeddingAddress(text: string): string {
  try {
    readEndpoint(text);
    return text;
  } catch (error) {
    throw new InvalidArgumentError(error instanceof Error ? error.message : String(error));
  }
}

/** Reads where blobs are: a folder, or an address of S3. */
export function blobsPlace(text: string): string {
  try {
    if (/^[a-z\d]+:\/\//.test(text)) readS3Address(text);
    return text;
  } catch (error) {
    throw new InvalidArgumentError(error instanceof Error ? error.message : String(error));
  }
}

/** Reads the address of a Redis server. */
export function redisAddress(text: string): string {
  const protocol = URL.canParse(text) ? new URL(text).protocol : '';
  if (protocol === 'redis:' || protocol === 'rediss:') return text;
  throw new InvalidArgumentError('Expected an address such as redis://127.0.0.1:6379.');
}
