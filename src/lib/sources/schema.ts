import * as v from 'valibot';
import {readDay} from './dates.ts';
import type {Fault} from './record.ts';

// The messages end the sentence that `faultOf` begins: `published is "n.d.", expected …`.
const LARGEST = 2_147_483_647;
const COUNT = 'expected a whole number of 0 or more';
const LINK = 'expected an http or https address';

/** Text, or nothing. */
export const optionalText = v.nullish(v.string('expected text'));

/** A count that fits 32 bits, or nothing. */
export const optionalCount = v.nullish(
  v.pipe(v.number(COUNT), v.integer(COUNT), v.minValue(0, COUNT), v.maxValue(LARGEST, COUNT))
);

/** A calendar day as `readDay` reads it, or nothing. */
export const optionalDay = v.nullish(
  v.pipe(
    v.string('expected a date (YYYY-MM-DD)'),
    v.transform(readDay),
    v.string('expected a date (YYYY-MM-DD)')
  )
);

/** A link that may be shown: other schemes, such as `javascript:`, are refused. */
export const optionalLink = v.nullish(
  v.pipe(v.string(LINK), v.regex(/^\s*https?:\/\/\S+\s*$/i, LINK))
);

function shown(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  const text = JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}

/** The first rule that a record broke, with the value received and its place in the record. */
export function faultOf(issue: v.BaseIssue<unknown>): Fault {
  const last = issue.path?.at(-1);
  const value = last ? last.value : issue.input;
  const place = v.getDotPath(issue) ?? 'record';
  const names = place.split('.').filter((name) => !/^\d+$/.test(name));
  const name = names.at(-1) ?? place;
  if (value === undefined) return {reason: `${name}-missing`, message: `${place} is missing`};
  return {reason: `${name}-invalid`, message: `${place} is ${shown(value)}, ${issue.message}`};
}

/** Reads a record by its schema, or tells the first rule that it broke. */
export function readRecord<T>(
  schema: v.GenericSchema<unknown, T>,
  value: unknown
): {record: T} | {fault: Fault} {
  // valibot takes a list for an object.
  if (Array.isArray(value)) {
    return {fault: {reason: 'record-invalid', message: 'record is a list, expected an object'}};
  }
  const result = v.safeParse(schema, value, {abortEarly: true});
  return result.success ? {record: result.output} : {fault: faultOf(result.issues[0])};
}
