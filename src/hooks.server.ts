import type {Handle, HandleServerError} from '@sveltejs/kit';

const HEADERS = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff'
};

export const handle: Handle = async ({event, resolve}) => {
  const response = await resolve(event);
  for (const [name, value] of Object.entries(HEADERS)) response.headers.set(name, value);
  return response;
};

export const handleError: HandleServerError = ({error, status, message}) => {
  if (status === 404) return {message: 'There is no such page.'};
  console.error(error);
  return {message, advice: 'The log of the server says what went wrong.'};
};
