#!/usr/bin/env node
/**
 * Checks an audit trail that `sinergi audit export FILE` wrote. Needs Node 18 or newer and nothing else, so that it can
 * be read in a minute and run on a machine that has never seen the product. The format: docs/audit.md.
 *
 *   node verify-audit.mjs FILE [--head HASH]
 *
 * HASH is a head that was noted down before, as 64 hexadecimal digits. Exit status 0: whole; 1: broken, each place on
 * its own line; 2: called wrongly.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';

const words = process.argv.slice(2);
const at = words.indexOf('--head');
const known = at < 0 ? undefined : words.splice(at, 2)[1]?.toLowerCase();
const [file, ...others] = words;
if (file === undefined || others.length > 0 || (at >= 0 && !/^[0-9a-f]{64}$/.test(known ?? ''))) {
  process.stderr.write('node verify-audit.mjs FILE [--head HASH]\n');
  process.exit(2);
}

/** @param {Buffer} line */
const sha256 = (line) => createHash('sha256').update(line).digest('hex');
const count = { rows: 0, blocks: 0, faults: 0 };
let number = 0; // of the last block
let head = '0'.repeat(64); // its hash
let expected = new Map(); // rows it names and that have not come yet: id → digest
let isKnownFound = false;
let end;

/** @param {string} what */
const fault = (what) => {
  count.faults += 1;
  process.stdout.write(`${what}\n`);
};

/** What a block names and did not come is not in the trail. */
const closeBlock = () => {
  for (const id of expected.keys()) fault(`row ${id}, block ${number}: removed`);
  expected = new Map();
};

/** @param {Buffer} line @param {{ number: number, previous: string, rows: [number, string][] }} block */
const takeBlock = (line, block) => {
  closeBlock();
  count.blocks += 1;
  if (block.number !== number + 1) fault(`block ${number + 1}: removed (block ${block.number} comes next)`);
  else if (block.previous !== head)
    fault(`block ${Math.max(1, number)}: not the one that block ${block.number} follows`);
  number = block.number;
  head = sha256(line);
  if (head === known) isKnownFound = true;
  expected = new Map(Array.isArray(block.rows) ? block.rows : []);
};

/** @param {Buffer} line @param {{ id: number }} row */
const takeRow = (line, { id }) => {
  count.rows += 1;
  const digest = expected.get(id);
  if (digest === undefined)
    fault(`row ${id}: in no block, so put in later or left behind by a block that was removed`);
  else {
    // Rows come in the order their block names them: those passed over are not there.
    for (const passed of expected.keys()) {
      if (passed === id) break;
      fault(`row ${passed}, block ${number}: removed`);
      expected.delete(passed);
    }
    if (digest !== sha256(line)) fault(`row ${id}, block ${number}: altered`);
  }
  expected.delete(id);
};

/** The file's lines as bytes: what is hashed is exactly what stands between two line feeds. @param {string} path */
async function* linesOf(path) {
  let rest = Buffer.alloc(0);
  for await (const chunk of createReadStream(path)) {
    rest = Buffer.concat([rest, chunk]);
    for (let to = rest.indexOf(10); to >= 0; to = rest.indexOf(10)) {
      yield rest.subarray(0, to);
      rest = rest.subarray(to + 1);
    }
  }
  if (rest.length > 0) yield rest;
}

for await (const line of linesOf(file)) {
  let said;
  try {
    said = Object(JSON.parse(line.toString('utf8')));
  } catch {
    fault(`not JSON: ${line.toString('utf8', 0, 60)}`);
    continue;
  }
  if (end !== undefined) fault('there is more after the end');
  if ('end' in said) end = said;
  else if ('number' in said) takeBlock(line, said);
  else takeRow(line, said);
}
closeBlock();
if (end === undefined) fault('the file ends before its last line');
else if (
  end.head !== (count.blocks === 0 ? '' : head) ||
  end.rows !== count.rows ||
  end.blocks !== count.blocks
)
  fault('the last line says something else than the file holds');
if (known !== undefined && !isKnownFound)
  fault(`the head ${known} is not in this chain: it was cut off or written anew`);

process.stdout.write(
  `${count.rows} rows in ${count.blocks} blocks, ${count.faults === 0 ? 'whole' : `${count.faults} faults`}\nhead ${number}:${head}\n`,
);
process.exitCode = count.faults === 0 ? 0 : 1;
