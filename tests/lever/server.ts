import { createHash, X509Certificate } from 'node:crypto';
import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { generate } from 'selfsigned';
import { createLever, type Lever } from './lever.ts';
import type { LeverOptions } from './world.ts';

export interface RunningLever {
  port: number;
  lever: Lever;
  /** The throw-away certificate, PEM: for clients that can be told to trust it. */
  certificate: string;
  /** What a Chromium must be started with so that every host is this server and nothing else is reached. */
  chromiumFlags: string[];
  /** Cuts every connection and stops listening. */
  close(): Promise<void>;
}

const NAMES = [
  '*.lever.co',
  '*.sandbox.lever.co',
  '*.auth0.com',
  '*.linkedin.com',
  'linkedin.com',
  '*.chromiumapp.org',
  '*.example.com',
  'localhost',
];

/**
 * Serves the emulated Lever on 127.0.0.1: every host on one port, TLS or plain (a browser that has all hosts mapped here
 * brings its own http traffic along, which is to be recorded too).
 */
export async function startLever(
  options: LeverOptions & { port?: number; lever?: Lever } = {},
): Promise<RunningLever> {
  const { port = 0, lever = createLever(options) } = options;
  const { cert, private: key } = await generate([{ name: 'commonName', value: 'Emulated Lever' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'keyUsage', digitalSignature: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          ...NAMES.map((value) => ({ type: 2 as const, value })),
          { type: 7 as const, ip: '127.0.0.1' },
        ],
      },
    ],
  });

  const listener = getRequestListener(
    async (request, { outgoing }) => {
      const outcome = await lever.handle(request);
      if (typeof outcome !== 'string') return outcome;
      const { socket } = outgoing as ServerResponse;
      if (outcome === 'drop') socket?.destroy();
      else socket?.end('HTTP/1.1 2', () => socket.destroy());
      return RESPONSE_ALREADY_SENT;
    },
    { overrideGlobalObjects: false },
  );
  const answer = (incoming: IncomingMessage, outgoing: ServerResponse) => void listener(incoming, outgoing);
  const secure = createHttpsServer({ cert, key }, answer);
  const plain = createHttpServer(answer);
  const sockets = new Set<Socket>();
  const door = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    socket.once('data', (first) => {
      socket.pause();
      socket.unshift(first);
      const TLS_HANDSHAKE = 0x16;
      if (first[0] === TLS_HANDSHAKE) {
        secure.emit('connection', socket); // which reads what was put back by itself
      } else {
        plain.emit('connection', socket);
        socket.resume();
      }
    });
  });
  secure.on('tlsClientError', () => undefined); // a client that does not trust us goes away
  await new Promise<void>((resolve, reject) => {
    door.once('error', reject);
    door.listen(port, '127.0.0.1', resolve);
  });
  const { port: taken } = door.address() as AddressInfo;
  const publicKey = new X509Certificate(cert).publicKey.export({ type: 'spki', format: 'der' });
  const fingerprint = createHash('sha256').update(publicKey).digest('base64');
  return {
    port: taken,
    lever,
    certificate: cert,
    chromiumFlags: [
      `--host-resolver-rules=MAP * 127.0.0.1:${taken}`,
      `--ignore-certificate-errors-spki-list=${fingerprint}`,
    ],
    close: () =>
      new Promise((resolve) => {
        door.close(() => resolve());
        for (const socket of sockets) socket.destroy();
        secure.close();
        plain.close();
      }),
  };
}
