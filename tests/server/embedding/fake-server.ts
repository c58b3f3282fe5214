import {once} from 'node:events';
import {createServer, type IncomingHttpHeaders, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {onTestFinished} from 'vitest';

/** A request as the fake server saw it. */
export interface Seen {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly model: string;
  readonly input: readonly string[];
}

type Answer = (response: ServerResponse, seen: Seen, count: number) => void;

/** A vector of two numbers that depends on the text alone: its length and its first letter. */
export const vectorOf = (text: string): number[] => [text.length, text.charCodeAt(0)];

export const sendJson = (response: ServerResponse, value: unknown): void => {
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify(value));
};

/** Answers as OpenAI does. */
export const openAi: Answer = (response, {input}) => {
  sendJson(response, {
    data: input.map((text, index) => ({object: 'embedding', index, embedding: vectorOf(text)}))
  });
};

/** Answers with a status and a sentence. */
export const refuse =
  (status: number, headers: Record<string, string> = {}, text = 'no'): Answer =>
  (response) => {
    response.writeHead(status, headers).end(text);
  };

/** The first requests get these answers in turn, all later ones the last. */
export const inTurn =
  (...answers: readonly Answer[]): Answer =>
  (response, seen, count) => {
    answers[Math.min(count, answers.length - 1)]?.(response, seen, count);
  };

/** An HTTP server on this machine that ends with the test. */
export async function fakeServer(answer: Answer): Promise<{address: string; seen: Seen[]}> {
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const body = JSON.parse(Buffer.concat(parts).toString()) as Pick<Seen, 'model' | 'input'>;
      const {url = '', headers} = request;
      seen.push({path: url, headers, ...body});
      answer(response, {path: url, headers, ...body}, seen.length - 1);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const {port} = server.address() as AddressInfo;
  return {address: `http://127.0.0.1:${port}`, seen};
}
