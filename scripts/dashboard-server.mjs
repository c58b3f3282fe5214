// The built dashboard with what the build leaves out: static files bear the headers that protect every other answer.
import {PROTECTING_HEADERS} from '../src/lib/server/protecting-headers.mjs';

// Only there after a build, so that no tool may look for it before.
const BUILT = new URL('../build/index.js', import.meta.url).href;
const {server} = await import(BUILT);
server.server.prependListener(
  'request',
  /**
   * @param {import('node:http').IncomingMessage} _request
   * @param {import('node:http').ServerResponse} response
   */
  (_request, response) => {
    for (const [name, value] of Object.entries(PROTECTING_HEADERS)) response.setHeader(name, value);
  }
);
