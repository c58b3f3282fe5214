import {once} from 'node:events';
import {createServer, type AddressInfo} from 'node:net';
import {describe, expect, it} from 'vitest';
import {checkPort, readAddress} from '../../scripts/serving.mjs';

describe('readAddress', () => {
  it('is this machine only, at port 4173, by default', () =>
    expect(readAddress({})).toEqual({
      host: '127.0.0.1',
      port: 4173,
      local: 'http://127.0.0.1:4173',
      origin: 'http://127.0.0.1:4173'
    }));

  it.each([
    [{PORT: '80'}, 'http://127.0.0.1:80', 'http://127.0.0.1:80'],
    [{HOST: '0.0.0.0'}, 'http://localhost:4173', 'http://localhost:4173'],
    [{HOST: '::'}, 'http://localhost:4173', 'http://localhost:4173'],
    [{HOST: '::1'}, 'http://[::1]:4173', 'http://[::1]:4173'],
    [{ORIGIN: 'https://themes.example.org'}, 'http://127.0.0.1:4173', 'https://themes.example.org'],
    [{HOST: '', PORT: '', ORIGIN: ''}, 'http://127.0.0.1:4173', 'http://127.0.0.1:4173']
  ])('takes %j', (env, local, origin) => expect(readAddress(env)).toMatchObject({local, origin}));

  it.each(['0', '65536', '-1', '80.5', 'http'])('refuses PORT=%s', (PORT) =>
    expect(() => readAddress({PORT})).toThrow(
      `PORT is "${PORT}", expected a whole number from 1 to 65535`
    )
  );
});

describe('checkPort', () => {
  it('tells a port that is in use, and passes it once it is free', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = {host: '127.0.0.1', port: (other.address() as AddressInfo).port};
    await expect(checkPort(address)).rejects.toThrow(
      `port ${address.port} of 127.0.0.1 is in use: end the other server, or choose another port (PORT=4174 npm start)`
    );
    other.close();
    await once(other, 'close');
    await expect(checkPort(address)).resolves.toBeUndefined();
  });

  it('tells a host that is not of this machine', () =>
    expect(checkPort({host: '192.0.2.1', port: 4173})).rejects.toThrow(
      /^cannot listen on 192\.0\.2\.1:4173 \(.+\): choose another HOST or PORT$/
    ));
});
