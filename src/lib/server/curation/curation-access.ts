/** Whether themes may be changed in the dashboard, and if not, why. */
export type CurationAccess = {readonly open: true} | {readonly open: false; readonly why: string};

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[?::1\]?)$/i;

/** What the server listens on, and what it was told. */
type Environment = Readonly<Partial<Record<'HOST' | 'THEMESTREAM_CURATE', string | undefined>>>;

/**
 * Whoever reaches the dashboard may change themes when only this machine can reach it, or when
 * THEMESTREAM_CURATE is 1; never when it is 0.
 */
export function curationAccess(environment: Environment): CurationAccess {
  const {HOST: host = '', THEMESTREAM_CURATE: wanted = ''} = environment;
  if (wanted === '1') return {open: true};
  if (wanted !== '0' && LOOPBACK.test(host)) return {open: true};
  const because =
    wanted === '0'
      ? 'THEMESTREAM_CURATE is 0.'
      : `The server listens on ${host || 'all addresses'}, so others may reach it, and THEMESTREAM_CURATE is not 1.`;
  return {open: false, why: because};
}

/**
 * Whether a request to change something comes from a page of this dashboard: its origin is that of the
 * address asked for, which must be this machine unless the environment opens curation to all. Else any
 * page on the web could send one, or give its own name the address of this machine.
 */
export function isFromHere(
  {origin, url}: {readonly origin: string | null; readonly url: Pick<URL, 'origin' | 'hostname'>},
  {THEMESTREAM_CURATE: wanted}: Environment
): boolean {
  return origin === url.origin && (wanted === '1' || LOOPBACK.test(url.hostname));
}
