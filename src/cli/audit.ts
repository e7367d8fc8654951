import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { resolve } from 'node:path';
import { finished } from 'node:stream/promises';
import {
  type AuditFault,
  type AuditVerdict,
  exportAudit,
  type KnownHead,
  verifyAudit,
} from '#access/index.ts';
import { SYSTEM } from '#database/index.ts';
import type { App } from '../app.ts';
import { type Command, type Terminal, Usage } from './command.ts';
import { readWords } from './words.ts';

function deskOf(app: App) {
  return { actor: SYSTEM, database: app.database, now: () => Temporal.Now.instant() };
}

export const auditCommand: Command = {
  name: 'audit',
  summary: 'check the audit trail, or take it away for a check elsewhere',
  usage: `sinergi audit verify [--head [NUMBER:]HASH] [--json]
  Finds any altered, removed or inserted row; exit status 1 where there is one. HASH is a head noted down before.
sinergi audit export FILE
  Writes the trail as lines of JSON; tools/verify-audit.mjs checks them without the product (docs/audit.md).`,
  async run(app, argv, terminal) {
    const [act, ...rest] = argv;
    if (act === 'verify') return verify(app, rest, terminal);
    if (act === 'export') return exportTo(app, rest, terminal);
    throw new Usage('verify or export?');
  },
};

async function verify(app: App, argv: readonly string[], terminal: Terminal): Promise<number> {
  const words = readWords(argv, { texts: ['head'], flags: ['json'] });
  const head = words.texts['head'];
  const verdict = await verifyAudit(deskOf(app), head === undefined ? undefined : readHead(head));
  terminal.out(words.flags['json'] ? `${JSON.stringify(verdict, null, 2)}\n` : inWords(verdict));
  return verdict.whole ? 0 : 1;
}

function readHead(text: string): KnownHead {
  const match = /^(?:(\d{1,15}):)?([0-9a-f]{64})$/i.exec(text.trim());
  if (!match)
    throw new Usage(
      '--head is 64 hexadecimal digits, with the number of the block and a colon before them or not',
    );
  const [, number, hash = ''] = match;
  return { hash: hash.toLowerCase(), number: number === undefined ? undefined : Number(number) };
}

function inWords({ whole, rows, blocks, head, faults, faultCount, ...rate }: AuditVerdict): string {
  const lines = [
    ...faults.map(faultWords),
    ...(faultCount > faults.length ? [`… and ${String(faultCount - faults.length)} more`] : []),
    `${String(rows)} rows in ${String(blocks)} blocks: ${whole ? 'whole' : `BROKEN, faults: ${String(faultCount)}`}`,
    `head ${String(head.number)}:${head.hash}`,
    `${String(rate.seconds)} s, ${String(rate.rowsPerSecond)} rows/s`,
  ];
  return `${lines.join('\n')}\n`;
}

function faultWords({ kind, block, row }: AuditFault): string {
  const [b, r] = [String(block), String(row)];
  switch (kind) {
    case 'altered':
      return `row ${r}, block ${b}: altered`;
    case 'removed':
      return `row ${r}, block ${b}: removed`;
    case 'inserted':
      return `row ${r}: inserted, no block names it`;
    case 'blockless':
      return `row ${r}: no block names it; inserted, or left behind by a block that was removed`;
    case 'blockAltered':
      return `block ${b}: altered`;
    case 'blockRemoved':
      return `block ${b}: removed`;
    case 'blockReplaced':
      return `block ${b}: replaced, it is not the one that the next block follows`;
    case 'headMissing':
      return block === null
        ? 'the head that was noted down is not in the chain: it was cut off, or written anew'
        : `the head that was noted down for block ${b} is not there: the chain was cut off, or written anew up to it`;
  }
}

async function exportTo(app: App, argv: readonly string[], terminal: Terminal): Promise<number> {
  const { files } = readWords(argv, { files: true });
  const [file, ...others] = files;
  if (file === undefined || others.length > 0) throw new Usage('to which file?');
  const path = resolve(terminal.folder, file);
  const target = createWriteStream(path, { mode: 0o600 });
  await once(target, 'open');
  const { rows, blocks, head } = await exportAudit(deskOf(app), async (line) => {
    if (!target.write(`${line}\n`)) await once(target, 'drain');
  });
  target.end();
  await finished(target);
  terminal.out(
    `${String(rows)} rows in ${String(blocks)} blocks to ${path}\nhead ${String(blocks)}:${head}\n`,
  );
  return 0;
}
