/** Attacks over HTTP on the door: addresses, texts, files, headers, requests out of joint; see docs/security.md. */
import { expect, test } from 'vitest';
import { actionsOf, FOREIGN, NOBODYS, PAGES, useAttacked } from '#tests/attacked.ts';
import { type Got, HttpClient, sendRaw } from '#tests/http-client.ts';

const attacked = useAttacked();

test('Nothing that leads back leads elsewhere', async () => {
  for (const back of [
    '//evil.example',
    'https://evil.example/',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    'javascript:alert(1)',
    '/%0d%0aSet-Cookie:a=b\r\nX: y',
    ' //evil.example',
    '///evil.example',
    'http:evil.example',
  ]) {
    const answers = [
      await attacked().people.ende.ask(`/masuk?kembali=${encodeURIComponent(back)}`),
      await attacked().nobody.post('/bahasa', { language: 'id', return: back }),
      await attacked().nobody.post('/masuk?/password', {
        email: 'ende@demo.sinergi.example',
        password: attacked().server.password,
        back,
      }),
    ];
    attacked().nobody.cookies.clear();
    for (const { status, location, headers } of answers) {
      expect([back, status, new URL(location, attacked().server.base).origin]).toEqual([
        back,
        303,
        attacked().server.base,
      ]);
      expect(headers.get('x')).toBeNull();
    }
  }
});

const MARKUP = `<img src=x onerror=alert(1)>"'><script>alert(1)</script>{@html 1}\${1}`;

test(
  'Markup in a name, a search or an address is text wherever it is shown',
  { timeout: 240_000 },
  async () => {
    const isText = (path: string, { status, body }: Got) => {
      expect([path, status < 500]).toEqual([path, true]);
      expect([path, /<img src=x|<script>alert/.exec(body)?.[0]]).toEqual([path, undefined]);
    };
    const made = await attacked().people.biro.post('/mitra/baru', {
      name: `=HYPERLINK("x") ${MARKUP}`,
      acronym: '@SUM',
      description: MARKUP,
      otherNames: MARKUP,
      partnerClass: 'internationalNgo',
      homeCountry: 'NO',
      'contacts.0.name': MARKUP,
      'contacts.0.position': MARKUP,
      website: 'https://example.org/"onmouseover="alert(1)',
      anyway: 'yes',
    });
    expect([made.status, /\/mitra\/[0-9a-f-]{36}/.test(made.location)]).toEqual([303, true]);
    const id = /[0-9a-f-]{36}/.exec(made.location)?.[0] ?? '';
    for (const path of [
      `/mitra/${id}`,
      `/mitra/${id}/ubah`,
      '/mitra?q=HYPERLINK',
      '/mitra/kembar',
      '/kegiatan/baru',
    ])
      isText(path, await attacked().people.biro.ask(path));
    const script = await attacked().people.biro.post('/mitra/baru', {
      name: 'javascript',
      partnerClass: 'internationalNgo',
      homeCountry: 'NO',
      website: 'javascript:alert(1)',
    });
    expect(script.status).toBe(422);
    const word = encodeURIComponent(MARKUP);
    for (const { path } of PAGES.filter((page) => !page.path.includes('[')))
      for (const name of [
        'q',
        'cari',
        'area',
        'kembali',
        'tersimpan',
        'keadaan',
        'langkah',
        'year',
        'tahun',
        'partnerId',
        'asKnown',
        'per',
      ])
        isText(`${path}?${name}`, await attacked().people.biro.ask(`${path}?${name}=${word}`));
    for (const route of PAGES.filter(
      (page) => page.acts.length > 0 && !['/keluar', '/bahasa', '/tampilan-publik'].includes(page.path),
    ))
      for (const path of actionsOf(route, NOBODYS)) {
        const fields = Object.fromEntries(
          ['name', 'email', 'title.id', 'reason', 'number', 'q', 'code', 'on', 'position'].map((field) => [
            field,
            MARKUP,
          ]),
        );
        isText(path, await attacked().people.ende.post(path, fields));
      }
    const csv = await attacked().people.biro.ask('/mitra/ekspor?q=HYPERLINK');
    expect(csv.headers.get('content-disposition')).toMatch(/^attachment; filename="[a-z0-9.-]+"$/);
    expect(csv.body).toContain(`"'=HYPERLINK(`);
    expect(csv.body).not.toMatch(/(^|,)"?[=@+]/m);
  },
);

test(
  'A file’s name leads nowhere and breaks no header, its content is what counts',
  { timeout: 240_000 },
  async () => {
    const send = async (name: string, body: string) => {
      const answer = await attacked().people.ende.ask(`/impor/unggah?nama=${encodeURIComponent(name)}`, {
        method: 'POST',
        headers: { origin: attacked().server.base, 'content-type': 'application/octet-stream' },
        body,
      });
      expect([name, answer.status]).toEqual([name, 201]);
      return (JSON.parse(answer.body) as { id: string }).id;
    };
    const ended = async (id: string) => {
      for (let i = 0; i < 100; i++) {
        const { state } = JSON.parse((await attacked().people.ende.ask(`/impor/${id}/kemajuan`)).body) as {
          state: string;
        };
        if (state !== 'checking') return state;
        await new Promise((resolve) => setTimeout(resolve, 300));
      }
      return 'never';
    };
    for (const name of [
      '../../../../etc/passwd',
      '..\\..\\boot.ini',
      'a\r\nX-Evil: 1.csv',
      '"; filename="evil.exe',
      '<svg onload=alert(1)>.csv',
      `${'a'.repeat(5000)}.csv`,
      '\u202egpj.csv',
    ]) {
      const id = await send(name, 'No;Mitra\n1;x');
      const file = await attacked().people.ende.ask(`/impor/${id}/berkas`);
      expect([name, file.status, file.headers.get('x-evil')]).toEqual([name, 200, null]);
      expect(file.headers.get('content-disposition')).toMatch(
        /^attachment; filename\*=UTF-8''[\w.%!~*'()-]+$/,
      );
      expect(file.headers.get('content-disposition')).not.toMatch(/%2F|%5C|%0D|%0A|\.\.%/i);
      expect(file.headers.get('content-type')).toBe('application/octet-stream');
      expect(file.headers.get('x-content-type-options')).toBe('nosniff');
      expect((await attacked().people.ende.ask(`/impor/${id}`)).body).not.toContain('<svg onload');
    }
    const entities =
      '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]><iati-activities version="2.03"><iati-activity><title>&b;&x;</title></iati-activity></iati-activities>';
    for (const [name, body] of [
      ['entities.xml', entities],
      ['picture.csv', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
      ['page.xlsx', '<!doctype html><script>alert(1)</script>'],
      ['program.xlsx', 'MZ\0\0\0'],
      ['broken.xlsx', 'PK\u0003\u0004 not a zip'],
    ] as const) {
      const id = await send(name, body);
      expect([name, await ended(id)]).toEqual([name, 'refused']);
      const page = await attacked().people.ende.ask(`/impor/${id}`);
      expect(page.body).not.toMatch(/root:x:|aaaaaaaaaaaaaaaaaaaa|<script>alert/);
    }
  },
);

test('What is too large is refused before it is read, and nobody unknown sends files', async () => {
  for (const [path, size] of [
    ['/masuk?/password', 2 ** 20 + 1],
    ['/impor', 2 ** 26 + 1],
    ['/impor/unggah?nama=a', 2 ** 31 + 1],
    ['/kegiatan/baru', 2 ** 20 + 1],
  ] as const) {
    const answer = await sendRaw(
      attacked().server.base,
      `POST ${path} HTTP/1.1\r\nHost: ${new URL(attacked().server.base).host}\r\nOrigin: ${attacked().server.base}\r\nContent-Length: ${String(size)}\r\n\r\n`,
    );
    expect([path, answer.slice(0, 12)]).toEqual([path, 'HTTP/1.1 413']);
  }
  const sent = await attacked().nobody.ask('/impor/unggah?nama=a.csv', {
    method: 'POST',
    headers: { origin: attacked().server.base, 'content-type': 'application/octet-stream' },
    body: 'a;b',
  });
  expect(sent.status).toBe(403);
});

test(
  'Every answer bears the headers, and no page needs script or style of its own lines',
  { timeout: 240_000 },
  async () => {
    const asset = /\/_app\/immutable\/[^"]+\.css/.exec((await attacked().nobody.ask('/')).body)?.[0] ?? '';
    const plain = [
      await attacked().nobody.ask(asset),
      await attacked().nobody.ask('/favicon.svg'),
      await attacked().nobody.ask('/healthz'),
      await attacked().nobody.ask('/no-such-page'),
      await attacked().nobody.ask('/mitra/ekspor'),
      await attacked().nobody.ask('/wilayah/cari?q=ende'),
      await attacked().nobody.post('/masuk?/password', {}, { origin: FOREIGN }),
      await attacked().nobody.ask('/mitra/mirip?name=ende'),
    ];
    const pages = [];
    for (const { path } of PAGES.filter((page) => !page.path.includes('[')))
      pages.push(await attacked().people.biro.ask(path), await attacked().nobody.ask(path));
    for (const { headers } of [...plain, ...pages]) {
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('same-origin');
      expect(headers.get('content-security-policy')).toMatch(/default-src '(self|none)'/);
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      expect(headers.get('content-security-policy')).toContain("base-uri 'none'");
      expect(headers.get('content-security-policy')).not.toMatch(/unsafe-(inline|eval)|\*/);
      expect(headers.get('access-control-allow-origin')).toBeNull();
      expect(headers.get('server') ?? headers.get('x-powered-by')).toBeNull();
      const type = headers.get('content-type');
      if (type?.startsWith('text/') === true && !type.startsWith('text/css'))
        expect(type).toContain('charset=utf-8');
    }
    for (const { body } of pages) {
      expect(body).not.toMatch(/<[^>]+\s(on\w+|style)="/);
      expect(body).not.toMatch(/<(script|link|img|iframe)[^>]+(src|href)="(https?:)?\/\//);
    }
    const overHttps = await attacked().nobody.ask('/', { headers: { 'x-forwarded-proto': 'https' } });
    expect(overHttps.headers.get('strict-transport-security')).toMatch(/max-age=63072000; includeSubDomains/);
    expect((await attacked().nobody.ask('/')).headers.get('strict-transport-security')).toBeNull();
  },
);

test('A page with somebody’s name is kept by nobody', async () => {
  for (const path of [
    '/',
    '/mitra',
    '/kegiatan',
    '/data-saya',
    '/data-saya/unduh',
    '/__data.json',
    '/mitra/ekspor',
  ]) {
    const { headers } = await attacked().people.biro.ask(path);
    expect([path, headers.get('cache-control')]).toEqual([path, 'private, no-store']);
  }
  for (const path of ['/', '/mitra', '/kegiatan?q=air']) {
    await attacked().people.biro.ask(path);
    for (let i = 0; i < 2; i++) {
      const { body, headers } = await attacked().nobody.ask(path);
      expect(body).not.toContain('biro@demo');
      expect(body).not.toContain('/keluar');
      expect(headers.getSetCookie()).toEqual([]);
      expect(headers.get('vary')).toContain('accept-encoding');
    }
  }
  // A path that only looks like a file is none.
  expect((await attacked().people.biro.ask('/data-saya/a.css')).status).toBe(404);
});

test('Requests out of joint are refused at the door, and the house stands', async () => {
  const host = new URL(attacked().server.base).host;
  const head = `Host: ${host}\r\nX-Forwarded-For: 203.0.113.9\r\nX-Forwarded-Proto: http\r\nConnection: close\r\n`;
  const REQUESTS: readonly (readonly [string, RegExp])[] = [
    [
      `POST /masuk HTTP/1.1\r\n${head}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
      /^HTTP\/1.1 400/,
    ],
    [`POST /masuk HTTP/1.1\r\n${head}Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n`, /^HTTP\/1.1 411/],
    [`POST /masuk HTTP/1.1\r\n${head}Content-Length: 4\r\nContent-Length: 5\r\n\r\nabcd`, /^HTTP\/1.1 400/],
    [`GET / HTTP/1.1\r\n${head}X-A : b\r\n\r\n`, /^HTTP\/1.1 400/],
    [`GET / HTTP/1.1\r\n${head}Host: evil.example\r\n\r\n`, /^HTTP\/1.1 (400|421)/],
    ['GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n', /^HTTP\/1.1 421/],
    [
      `GET / HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: ${host}\r\nConnection: close\r\n\r\n`,
      /^HTTP\/1.1 421/,
    ],
    [`GET http://evil.example/ HTTP/1.1\r\n${head}\r\n`, /^HTTP\/1.1 4/],
    [`GET http://[bad HTTP/1.1\r\n${head}\r\n`, /^HTTP\/1.1 4/],
    [`GET //evil.example/%2e%2e HTTP/1.1\r\n${head}\r\n`, /^HTTP\/1.1 404/],
    [`GET /../../package.json HTTP/1.1\r\n${head}\r\n`, /^HTTP\/1.1 404/],
    [`GET /_app/..%2f..%2f..%2fpackage.json HTTP/1.1\r\n${head}\r\n`, /^HTTP\/1.1 404/],
    [`GET /.git/config HTTP/1.1\r\n${head}\r\n`, /^HTTP\/1.1 404/],
    [`GET /_app/ HTTP/1.1\r\n${head}\r\n`, /^HTTP\/1.1 404/],
    [`GET /%E0%A4%A HTTP/1.1\r\n${head}\r\n`, /^HTTP\/1.1 400/],
    [`TRACE / HTTP/1.1\r\n${head}\r\n`, /^HTTP\/1.1 4/],
    [`OPTIONS * HTTP/1.1\r\n${head}\r\n`, /^HTTP\/1.1 4/],
    [`DELETE /kegiatan HTTP/1.1\r\n${head}Origin: ${attacked().server.base}\r\n\r\n`, /^HTTP\/1.1 4/],
    [
      `POST /kegiatan?_method=DELETE HTTP/1.1\r\n${head}X-HTTP-Method-Override: DELETE\r\nOrigin: ${attacked().server.base}\r\nContent-Length: 0\r\n\r\n`,
      /^HTTP\/1.1 4/,
    ],
    [`GET / HTTP/1.1\r\n${head}X: ${'a'.repeat(20_000)}\r\n\r\n`, /^HTTP\/1.1 431/],
    [
      `GET / HTTP/1.1\r\n${head}Cookie: sinergi.session_token=${'a'.repeat(10_000)}\r\n\r\n`,
      /^HTTP\/1.1 200/,
    ],
    [
      `GET / HTTP/1.1\r\n${head}Cookie: sinergi.session_token=%E0%A4%A; sinergi_language=../x; sinergi_seat=zzz\r\n\r\n`,
      /^HTTP\/1.1 200/,
    ],
    [`GET /mitra?q=${'a'.repeat(12_000)} HTTP/1.1\r\n${head}\r\n`, /^HTTP\/1.1 [24]/],
    [`GET /kegiatan?q=a%00b&area=%00&tahun=%00 HTTP/1.1\r\n${head}\r\n`, /^HTTP\/1.1 [24]/],
    [
      `POST /masuk?/password HTTP/1.1\r\n${head}Origin: ${attacked().server.base}\r\nContent-Type: multipart/form-data\r\nContent-Length: 3\r\n\r\nabc`,
      /^HTTP\/1.1 400/,
    ],
    [
      `POST /api/auth/sign-up/email HTTP/1.1\r\n${head}Origin: ${attacked().server.base}\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}`,
      /^HTTP\/1.1 404/,
    ],
  ];
  for (const [text, expected] of REQUESTS) {
    const answer = await sendRaw(attacked().server.base, text);
    expect([text.slice(0, 90), expected.test(answer), answer.slice(0, 12)]).toEqual([
      text.slice(0, 90),
      true,
      answer.slice(0, 12),
    ]);
    expect(answer).not.toMatch(/node_modules|\bat \/|"name": "sinergi"/);
  }
  expect((await attacked().nobody.ask('/readyz')).status).toBe(200);
});

test('Somebody who guesses has to wait, by the address that the proxy adds and not by one they write', async () => {
  const statuses: number[] = [];
  for (let i = 0; i < 9; i++) {
    const client = new HttpClient(attacked().server.base, `198.51.100.${String(i)}, 192.0.2.55`);
    statuses.push((await client.signIn('siapa-ini@contoh.example', 'sangat-rahasia-sekali-77')).status);
  }
  expect(statuses[0]).toBe(401);
  expect(statuses).toContain(429);
  const known = new HttpClient(attacked().server.base, '192.0.2.56');
  const wrong = await known.signIn('ende@demo.sinergi.example', 'sangat-rahasia-sekali-77');
  const unknown = await known.signIn('tidak-ada@contoh.example', 'sangat-rahasia-sekali-77');
  const words = ({ status, body }: Got) => [
    status,
    /<main[\s\S]*<\/main>/.exec(body)?.[0].replaceAll(/value="[^"]*"/g, ''),
  ];
  expect(words(wrong)).toEqual(words(unknown));
});

test('The log holds no password, cookie, address or text of a form, and a line stays a line', async () => {
  const line = 'a\n{"severity":"error","event":"forged"}';
  await attacked().nobody.ask(`/${encodeURIComponent(line)}?password=di-alamat-9`);
  await attacked().nobody.ask('/undangan/kata-rahasia-undangan');
  expect((await attacked().people.ende.ask('/mitra/kembar')).status).toBe(403);
  const log = attacked().server.printed();
  const lines = log.split('\n').filter((one) => one.startsWith('{'));
  expect(lines.length).toBeGreaterThan(100);
  const events = lines.map(
    (one) => JSON.parse(one) as { event: string; status?: number; seat?: string; method?: string },
  );
  expect(events.some(({ event }) => event === 'forged')).toBe(false);
  expect(events.some(({ status, seat }) => status === 403 && seat !== undefined)).toBe(true);
  const secrets = [
    'sangat-rahasia-sekali-77',
    'siapa-ini@contoh.example',
    'di-alamat-9',
    'kata-rahasia-undangan',
    'Milik saya',
    ...Object.values(attacked().people).flatMap(({ cookies }) =>
      [...cookies.values()].filter((value) => value.length > 20),
    ),
  ];
  for (const secret of secrets)
    expect([secret.slice(0, 12), log.includes(secret)]).toEqual([secret.slice(0, 12), false]);
  expect(events.filter(({ event }) => event === 'fault')).toEqual([]);
});
