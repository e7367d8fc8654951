import { brotliDecompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { compressed } from './compress-response.ts';

const page = (headers: Record<string, string>): Response => new Response('desa '.repeat(1000), { headers });

test('A page goes over the line small and comes out the same', async () => {
  const sent = await compressed(page({ 'content-type': 'text/html' }), 'gzip, deflate, br');
  const body = Buffer.from(await sent.arrayBuffer());
  expect(sent.headers.get('content-encoding')).toBe('br');
  expect(sent.headers.get('content-length')).toBe(String(body.length));
  expect(body.length).toBeLessThan(100);
  expect(brotliDecompressSync(body).toString()).toBe('desa '.repeat(1000));
});

test('A file, a picture, or a browser that asked for nothing gets it as it is', async () => {
  for (const [headers, accepted] of [
    [{ 'content-type': 'text/html' }, ''],
    [{ 'content-type': 'image/png' }, 'br'],
    [{ 'content-type': 'text/csv', 'content-disposition': 'attachment' }, 'br'],
  ] as const)
    expect((await compressed(page(headers), accepted)).headers.has('content-encoding')).toBe(false);
});
