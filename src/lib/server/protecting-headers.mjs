// Headers of every answer, be it a page, a download or a static file: shared with scripts/dashboard-server.mjs.

/** @type {Readonly<Record<string, string>>} */
export const PROTECTING_HEADERS = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  // With none at all, browsers would send the forms of the Curate page without their origin.
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff'
};
