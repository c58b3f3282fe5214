import {createServer} from 'node:net';
import {once} from 'node:events';
import {describe, expect, it} from 'vitest';
import type {AddressInfo} from 'node:net';
import {readEndpoint} from '../../../src/lib/server/embedding/endpoint.ts';
import {embedPapers, type EmbeddingSource} from '../../../src/lib/server/embedding/embed-papers.ts';
import {createHome, type Home} from '../../../src/lib/server/home.ts';
import {paper} from '../../pipeline/papers.ts';
import {temporaryHome} from '../home.ts';
import {fakeServer, inTurn, openAi, refuse, sendJson, vectorOf} from './fake-server.ts';

const PAPERS = Array.from({length: 130}, (_, index) =>
  paper({id: `p${index}`, title: `Title ${index}`, abstract: 'x'.repeat(index)})
);
const FEW = PAPERS.slice(0, 3);

function emptyHome(): Home {
  const home = temporaryHome();
  createHome(home);
  return home;
}

/** Embeds papers without really waiting; tells the waits that it was asked for. */
async function embed(
  address: string,
  {
    home = emptyHome(),
    papers = FEW,
    ...rest
  }: {home?: Home; papers?: typeof PAPERS} & Partial<EmbeddingSource> = {}
) {
  const waits: number[] = [];
  const reports: string[] = [];
  const source: EmbeddingSource = {
    endpoint: readEndpoint(address),
    model: 'small',
    key: null,
    wait: (milliseconds) => Promise.resolve(waits.push(milliseconds)),
    ...rest
  };
  const report = (done: number, all: number) => reports.push(`${done}/${all}`);
  const {vectors, settings} = await embedPapers(home, papers, {source, report});
  const numbers = papers.map(({id}) => [...(vectors.get(id) ?? [])]);
  return {numbers, settings, waits, reports};
}

const expected = (papers: typeof PAPERS) =>
  papers.map(({title, abstract}) => vectorOf(`${title}\n${abstract}`.trim()));

describe('vectors of papers', () => {
  it('come in batches of at most 64, each paper its own', async () => {
    const {address, seen} = await fakeServer(openAi);
    const {numbers, reports} = await embed(address, {papers: PAPERS});
    expect(numbers).toEqual(expected(PAPERS));
    expect(seen.map(({input}) => input.length).sort()).toEqual([2, 64, 64]);
    expect([reports[0], reports.at(-1)]).toEqual(['0/130', '130/130']);
    expect(seen[0]).toMatchObject({path: '/v1/embeddings', model: 'small'});
  });

  it('come from Ollama', async () => {
    const {address, seen} = await fakeServer((response, {input}) => {
      sendJson(response, {model: 'small', embeddings: input.map(vectorOf)});
    });
    const {numbers} = await embed(`${address}/api/embed`);
    expect(numbers).toEqual(expected(FEW));
    expect(seen.map(({path}) => path)).toEqual(['/api/embed']);
  });

  it('find their papers when the answer is in another order', async () => {
    const {address} = await fakeServer((response, {input}) => {
      const data = input.map((text, index) => ({index, embedding: vectorOf(text)}));
      sendJson(response, {data: data.toReversed()});
    });
    expect((await embed(address)).numbers).toEqual(expected(FEW));
  });

  it('are asked for with the key in a header, and without one when there is none', async () => {
    const {address, seen} = await fakeServer(openAi);
    await embed(address, {key: 'sesame'});
    await embed(address);
    expect(seen.map(({headers}) => headers.authorization)).toEqual(['Bearer sesame', undefined]);
  });

  it('are sent for once: only new texts and other models go out', async () => {
    const home = emptyHome();
    const {address, seen} = await fakeServer(openAi);
    const first = await embed(address, {home});
    const again = await embed(address, {home, papers: PAPERS.slice(0, 5)});
    expect(again.numbers).toEqual(expected(PAPERS.slice(0, 5)));
    expect(seen.map(({input}) => input.length)).toEqual([3, 2]);
    const third = await embed(address, {home});
    expect([third.settings, third.reports]).toEqual([first.settings, ['0/0']]);
    await embed(address, {home, model: 'large'});
    expect(seen.map(({input}) => input.length)).toEqual([3, 2, 3]);
  });

  it('are sent for once when two papers have the same text', async () => {
    const {address, seen} = await fakeServer(openAi);
    const twins = ['a', 'b'].map((id) => paper({id, title: 'Same'}));
    expect((await embed(address, {papers: twins})).numbers).toEqual([
      vectorOf('Same'),
      vectorOf('Same')
    ]);
    expect(seen.map(({input}) => input)).toEqual([['Same']]);
  });

  it('have a hash that tells them apart', async () => {
    const {address} = await fakeServer(openAi);
    const other = await fakeServer((response, {input}) => {
      sendJson(response, {data: input.map(() => ({embedding: [1, 2]}))});
    });
    const hashes = [await embed(address), await embed(other.address)].map(
      ({settings}) => settings.vectors
    );
    expect(new Set(hashes).size).toBe(2);
  });
});

describe('an endpoint that is busy', () => {
  it('is asked again after the time that it states', async () => {
    const later = new Date(Date.now() + 60_000).toUTCString();
    const {address, seen} = await fakeServer(
      inTurn(refuse(429, {'retry-after': '7'}), refuse(503, {'retry-after': later}), openAi)
    );
    const {numbers, waits} = await embed(address);
    expect(numbers).toEqual(expected(FEW));
    expect([waits[0], seen.length]).toEqual([7000, 3]);
    expect(waits[1]).toBeGreaterThan(50_000);
    expect(waits[1]).toBeLessThanOrEqual(60_000);
  });

  it('is asked five times at most, with waits that double', async () => {
    const {address, seen} = await fakeServer(refuse(500, {}, 'out of memory'));
    const asked = embed(address, {
      wait: (milliseconds) => Promise.resolve(waits.push(milliseconds))
    });
    const waits: number[] = [];
    await expect(asked).rejects.toThrow(
      `${address}/v1/embeddings: it answered with status 500: out of memory (5 tries)`
    );
    expect([waits, seen.length]).toEqual([[1000, 2000, 4000, 8000], 5]);
  });

  it('is left alone when it asks to wait for an hour', async () => {
    const {address, seen} = await fakeServer(refuse(429, {'retry-after': '3600'}));
    await expect(embed(address)).rejects.toThrow('it asks to wait 3600 s');
    expect(seen.length).toBe(1);
  });

  it('is asked again when it breaks off in the middle of an answer', async () => {
    const {address, seen} = await fakeServer(
      inTurn((response) => {
        response.writeHead(200, {'content-length': '1000'}).write('{"data": [');
        setTimeout(() => response.destroy(), 20);
      }, openAi)
    );
    expect((await embed(address)).numbers).toEqual(expected(FEW));
    expect(seen.length).toBe(2);
  });
});

describe('a batch that is too large', () => {
  it.each([413, 400, 422])('is halved on status %i, and so are those behind it', async (status) => {
    const {address, seen} = await fakeServer((response, one, count) => {
      (one.input.length > 20 ? refuse(status) : openAi)(response, one, count);
    });
    expect((await embed(address, {papers: PAPERS})).numbers).toEqual(expected(PAPERS));
    const sizes = seen.map(({input}) => input.length);
    expect(Math.max(...sizes)).toBe(64);
    expect(Math.max(...sizes.slice(-5))).toBe(16);
  });

  it('is halved when it takes too long', async () => {
    const {address, seen} = await fakeServer((response, one, count) => {
      setTimeout(
        () => {
          openAi(response, one, count);
        },
        one.input.length > 1 ? 2000 : 0
      );
    });
    expect((await embed(address, {timeout: 200})).numbers).toEqual(expected(FEW));
    expect(seen.map(({input}) => input.length)).toContain(3);
  });

  it('fails when even one text is refused', async () => {
    const {address} = await fakeServer(refuse(413, {}, 'too long'));
    await expect(embed(address)).rejects.toThrow('status 413: too long');
  });
});

describe('an answer that is wrong', () => {
  const answering = (value: unknown) =>
    fakeServer((response) => {
      sendJson(response, value);
    });

  it.each([
    [{data: [1, 2].map((n) => ({embedding: [n]}))}, 'the answer has 2 vectors, expected 3'],
    [
      {data: [[1, 2], [1], [1, 2]].map((embedding) => ({embedding}))},
      'a vector has 1 numbers, expected 2'
    ],
    [
      {data: [[1], [null], [1]].map((embedding) => ({embedding}))},
      'number 0 of vector 1 of the answer is "null", expected a finite one'
    ],
    [
      {data: [[1], [1e39], [1]].map((embedding) => ({embedding}))},
      'is "1e+39", expected a finite one'
    ],
    [{data: [[1], [], [1]].map((embedding) => ({embedding}))}, 'vector 1 of the answer is empty'],
    [
      {data: [0, 0, 2].map((index) => ({index, embedding: [1]}))},
      'the indices of the answer are 0, 0, 2, expected 0 to 2'
    ],
    [{error: 'x'}, 'the answer has no data with embedding: "{\\"error\\":\\"x\\"}"']
  ])('%# is refused with the reason', async (value, message) => {
    const {address, seen} = await answering(value);
    await expect(embed(address)).rejects.toThrow(message);
    expect(seen.length).toBe(1);
  });

  it('is refused when it is no JSON', async () => {
    const {address} = await fakeServer((response) => response.end('<html>Log in</html>'));
    await expect(embed(address)).rejects.toThrow('the answer is no JSON: "<html>Log in</html>"');
  });

  it('is refused when it never ends', async () => {
    const {address} = await fakeServer((response) => {
      const chunk = Buffer.alloc(1 << 20, 32);
      const more = (): void => {
        while (!response.destroyed && response.write(chunk));
      };
      response.on('drain', more);
      more();
    });
    await expect(embed(address)).rejects.toThrow('the answer is longer than 32000000 bytes');
  });

  it('is refused when vectors of that model had another length before', async () => {
    const home = emptyHome();
    await embed((await fakeServer(openAi)).address, {home, papers: PAPERS.slice(3, 5)});
    const {address} = await answering({data: FEW.map(() => ({embedding: [1, 2, 3]}))});
    const both = embed(address, {home, papers: [...FEW, ...PAPERS.slice(3, 5)]});
    await expect(both).rejects.toThrow(
      `a vector has 3 numbers, expected 2 as the others of this model in ${home.embeddings}`
    );
  });
});

describe('an endpoint that cannot be used', () => {
  it('is named when nobody listens there, without a second try', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const {port} = server.address() as AddressInfo;
    server.close();
    await once(server, 'close');
    await expect(embed(`http://127.0.0.1:${port}/?secret=1`)).rejects.toThrow(
      `http://127.0.0.1:${port}/v1/embeddings: the connection failed (ECONNREFUSED)`
    );
  });

  it('is not asked twice when its port is one that fetch refuses', async () =>
    expect(embed('http://127.0.0.1:1')).rejects.toThrow('the connection failed (bad port)'));

  it('never has its key repeated', async () => {
    const {address} = await fakeServer(refuse(401, {}, 'wrong key sesame'));
    await expect(embed(address, {key: 'sesame'})).rejects.toThrow(
      'it answered with status 401: wrong key … (is THEMESTREAM_EMBEDDING_KEY right?)'
    );
  });

  it('may redirect within its host, but not elsewhere', async () => {
    const other = await fakeServer(openAi);
    const {address, seen} = await fakeServer((response, one, count) => {
      if (one.path === '/v1/embeddings')
        refuse(307, {location: '/new/embeddings'})(response, one, count);
      else if (one.path === '/new/embeddings') openAi(response, one, count);
      else refuse(308, {location: `${other.address}/v1/embeddings`})(response, one, count);
    });
    expect((await embed(address, {key: 'sesame'})).numbers).toEqual(expected(FEW));
    expect(seen.map(({path}) => path)).toEqual(['/v1/embeddings', '/new/embeddings']);
    await expect(embed(`${address}/away/embeddings`)).rejects.toThrow(
      `it redirects to ${other.address}, which is not followed`
    );
    expect(other.seen).toEqual([]);
  });

  it('is left after a few redirects in a circle', async () => {
    const {address, seen} = await fakeServer(refuse(307, {location: '/v1/embeddings'}));
    await expect(embed(address)).rejects.toThrow('it redirects in a circle');
    expect(seen.length).toBe(4);
  });

  it('keeps what it gave before it failed', async () => {
    const home = emptyHome();
    const {address, seen} = await fakeServer((response, one, count) => {
      const late = refuse(404, {}, 'no such model');
      if (count === 0) openAi(response, one, count);
      else setTimeout(late, 200, response, one, count);
    });
    await expect(embed(address, {home, papers: PAPERS})).rejects.toThrow(
      'status 404: no such model'
    );
    const fine = await fakeServer(openAi);
    await embed(fine.address, {home, papers: PAPERS});
    const sent = fine.seen.reduce((sum, {input}) => sum + input.length, 0);
    expect(sent).toBe(130 - (seen[0]?.input.length ?? 0));
  });
});
