import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Desk, deskOfEmail } from '#access/index.ts';
import { composeBriefing } from '#briefing/index.ts';
import { SYSTEM } from '#database/index.ts';
import { InvalidInput, isId } from '#kernel/index.ts';
import { listMeetings } from '#meetings/index.ts';
import { renderDocx, renderPdf } from '#papers/index.ts';
import type { App } from '../app.ts';
import { writingOf } from '../writing.ts';
import { type Command, Usage } from './command.ts';
import { needed, readWords } from './words.ts';

const USAGE = `sinergi briefing MEETING --out FILE.docx|FILE.pdf [--at DATE] [--as EMAIL] [--language id|en]
  Makes the briefing book of a meeting and writes it to a file; it is not kept in the register.
  MEETING     its id, or a part of its title that no other meeting has
  --at        the day whose knowledge it tells, such as 2026-01-06; today where it is left out
  --as        as far as this account may know it, instead of all that the installation knows`;

export const briefingCommand: Command = {
  name: 'briefing',
  summary: 'the briefing book of a meeting, as DOCX or PDF',
  usage: USAGE,
  async run(app, argv, terminal) {
    const words = readWords(argv, { texts: ['out', 'at', 'as', 'language'], files: true });
    const [wanted, ...others] = words.files;
    if (wanted === undefined || others.length > 0)
      throw new Usage('which meeting? Put a title of several words in quotes');
    const out = needed(words, 'out');
    const form = /\.(docx|pdf)$/i.exec(out)?.[1]?.toLowerCase();
    if (form === undefined) throw new Usage('--out ends in .docx or .pdf');
    const desk = await deskFor(app, words.texts['as']);
    const writing = writingOf(
      words.texts['language'] === 'en' ? 'en' : 'id',
      app.configuration.origins[0] ?? 'http://localhost',
    );
    const wish = { meetingId: await findId(desk, wanted), asKnown: words.texts['at'], writing };
    const paper = await composeBriefing(desk, app.briefing, wish).catch((error: unknown) => {
      if (error instanceof InvalidInput)
        throw new Usage('--at is a day such as 2026-01-06, today at the latest');
      throw error;
    });
    const path = resolve(terminal.folder, out);
    writeFileSync(path, form === 'pdf' ? await renderPdf(paper) : await renderDocx(paper), { mode: 0o600 });
    terminal.out(`${path}\n`);
    return 0;
  },
};

async function deskFor(app: App, email: string | undefined): Promise<Desk> {
  if (email !== undefined) return deskOfEmail(app.database, app.signIn, email);
  return { actor: SYSTEM, database: app.database, now: () => Temporal.Now.instant() };
}

const NAMED = 10;

async function findId(desk: Desk, wanted: string): Promise<string> {
  if (isId(wanted)) return wanted;
  const { coming, past, drafts } = await listMeetings(desk, {});
  const found = [...drafts, ...coming, ...past].filter(({ title }) =>
    title.toLowerCase().includes(wanted.toLowerCase()),
  );
  const [only, ...others] = found;
  if (!only)
    throw new Usage(`no meeting has “${wanted}” in its title; give its id from the address of its page`);
  if (others.length === 0) return only.id;
  const lines = found.slice(0, NAMED).map(({ id, title, firstDay }) => `  ${id}  ${firstDay}  ${title}`);
  throw new Usage(
    `${String(found.length)} meetings have “${wanted}” in their titles; say more of it, or give an id:\n${lines.join('\n')}`,
  );
}
