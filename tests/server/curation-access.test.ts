import {describe, expect, it} from 'vitest';
import {curationAccess, isFromHere} from '../../src/lib/server/curation/curation-access.ts';

describe('changing themes in the dashboard', () => {
  it.each(['127.0.0.1', '127.8.0.1', 'localhost', '::1', '[::1]'])(
    'is open to this machine alone: %s',
    (HOST) => {
      expect(curationAccess({HOST})).toEqual({open: true});
    }
  );

  it.each(['0.0.0.0', '192.168.0.5', '127.0.0.1.example.org', 'example.org', '::'])(
    'is off where others may come, and says why: %s',
    (HOST) => {
      expect(curationAccess({HOST})).toEqual({
        open: false,
        why: `The server listens on ${HOST}, so others may reach it, and THEMESTREAM_CURATE is not 1.`
      });
    }
  );

  it('is off where nobody said what the server listens on', () => {
    const access = curationAccess({});
    expect(access).toMatchObject({open: false, why: expect.stringContaining('all addresses')});
  });

  it('is as the environment says', () => {
    expect(curationAccess({HOST: '0.0.0.0', THEMESTREAM_CURATE: '1'})).toEqual({open: true});
    expect(curationAccess({HOST: '127.0.0.1', THEMESTREAM_CURATE: '0'})).toEqual({
      open: false,
      why: 'THEMESTREAM_CURATE is 0.'
    });
  });
});

describe('a request to change something', () => {
  const url = new URL('http://127.0.0.1:4173/curate');
  const foreign = new URL('http://evil.example:4173/curate');

  it('comes from a page of the dashboard itself', () => {
    expect(isFromHere({origin: 'http://127.0.0.1:4173', url}, {})).toBe(true);
    for (const origin of [null, 'null', 'http://127.0.0.1:4174', 'https://evil.example']) {
      expect(isFromHere({origin, url}, {THEMESTREAM_CURATE: '1'})).toBe(false);
    }
  });

  it('never comes by a foreign name of this machine, unless curation is open to all', () => {
    expect(isFromHere({origin: foreign.origin, url: foreign}, {})).toBe(false);
    expect(isFromHere({origin: foreign.origin, url: foreign}, {THEMESTREAM_CURATE: '1'})).toBe(
      true
    );
  });
});
