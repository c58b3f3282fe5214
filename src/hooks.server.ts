import {compress} from '$lib/server/compress.ts';
import {PROTECTING_HEADERS} from '$lib/server/protecting-headers.mjs';
import type {Handle, HandleServerError} from '@sveltejs/kit';

/** Seconds after which a reader may try again: no analysis yet, or too many readers at once. */
const RETRY_AFTER = '5';

export const handle: Handle = async ({event, resolve}) => {
  const response = await resolve(event);
  for (const [name, value] of Object.entries(PROTECTING_HEADERS)) {
    response.headers.set(name, value);
  }
  if (response.status === 503) response.headers.set('retry-after', RETRY_AFTER);
  return compress(event.request, response);
};

export const handleError: HandleServerError = ({error, status, message}) => {
  if (status === 404) return {message: 'There is no such page.'};
  if (status < 500) return {message};
  console.error(error);
  return {message, advice: 'The log of the server says what went wrong.'};
};
