/**
 * Makes the briefing book of the demonstration's meeting as its bureau, in both forms, and says how long each step took:
 * `[BENCH_DATABASE_URL=postgres://…] node bench/briefing.ts [ROUNDS] [--out FOLDER] [--language id|en]`. With a folder the
 * two files of the last round are kept in it.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { refreshAfterImport } from '#activities/index.ts';
import { loadAreas } from '#areas/index.ts';
import { BRIEFING } from '#app.ts';
import { composeBriefing } from '#briefing/index.ts';
import type { Actor } from '#database/index.ts';
import { DEMONSTRATION_SEED, demonstrationOffices, loadDemonstration } from '#demonstration/index.ts';
import { newId } from '#kernel/index.ts';
import { listMeetings } from '#meetings/index.ts';
import { renderDocx, renderPdf } from '#papers/index.ts';
import { writingOf } from '#writing.ts';
import { openBench } from './open-bench.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { out: { type: 'string' }, language: { type: 'string', default: 'id' } },
});
const rounds = Number(positionals[0] ?? 3);
const folder = mkdtempSync(join(tmpdir(), 'sinergi-bench-'));
const bench = await openBench(folder);

/** What a step gave and how long it took, by the clock and of the processor (which other work does not lengthen). */
async function timed<T>(work: () => Promise<T>): Promise<[T, string]> {
  const [started, used] = [performance.now(), process.cpuUsage()];
  const result = await work();
  const { user, system } = process.cpuUsage(used);
  const seconds = (milliseconds: number) => (milliseconds / 1000).toFixed(1);
  return [
    result,
    `${seconds(performance.now() - started)} s (processor ${seconds((user + system) / 1000)} s)`,
  ];
}

try {
  const { database } = bench;
  await loadAreas(database, { detailedProvinces: ['53'] });
  await loadDemonstration(database);
  await refreshAfterImport(database);
  const office = demonstrationOffices(DEMONSTRATION_SEED).find(({ key }) => key === 'province');
  const actor: Actor = {
    kind: 'province',
    role: 'province-administrator',
    areaCode: '53',
    officeId: office?.id ?? '',
    userId: newId(),
    seatId: newId(),
  };
  const desk = { actor, database, now: () => Temporal.Now.instant() };
  const { past } = await listMeetings(desk, { area: '53' });
  const writing = writingOf(values.language === 'en' ? 'en' : 'id', 'https://sinergi.example');
  const [cpu] = cpus();
  process.stdout.write(
    `${database.engine}, Node ${process.version}, ${String(cpus().length)} × ${cpu?.model ?? ''}, load ${(loadavg()[0] ?? 0).toFixed(1)}\n`,
  );
  for (let round = 1; round <= rounds; round++) {
    const wish = { meetingId: past[0]?.id ?? '', writing };
    const [paper, composed] = await timed(() => composeBriefing(desk, BRIEFING, wish));
    const [docx, docxTime] = await timed(() => renderDocx(paper));
    const [pdf, pdfTime] = await timed(() => renderPdf(paper));
    const pages = (
      Buffer.from(pdf)
        .toString('latin1')
        .match(/\/Type\s*\/Page\b/g) ?? []
    ).length;
    const size = (bytes: Uint8Array) => `${String(Math.round(bytes.length / 1000))} KB`;
    process.stdout.write(
      `composed ${composed}, DOCX ${docxTime} ${size(docx)}, PDF ${pdfTime} ${size(pdf)}, ${String(pages)} pages\n`,
    );
    if (values.out !== undefined && round === rounds) {
      writeFileSync(join(values.out, 'book.docx'), docx);
      writeFileSync(join(values.out, 'book.pdf'), pdf);
    }
  }
} finally {
  await bench.drop();
  rmSync(folder, { recursive: true, force: true });
}
