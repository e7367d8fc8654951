import { type Desk, todayOf } from '#access/index.ts';
import { formatDate, InvalidInput } from '#kernel/index.ts';
import { m } from '#messages/messages.js';
import { letterheadsOf } from './letter-defaults.ts';
import { type LetterKit, letterKitOn } from './letter-profile.ts';
import { copiesOf, footOf, letterheadOf, lookOf, openingOf, pageOf, parafOf } from './letter-parts.ts';
import { getLetterOffice } from './letter-subject.ts';
import { countInWords } from './number-words.ts';
import { dateWithDay } from './paper-dates.ts';
import { paperOf } from './paper-looks.ts';
import type { Paper, Signature } from './paper.ts';
import { type LetterheadKind, LETTERHEADS, signatureOf } from './signatory.ts';

/** A letter about nothing, to see how the office writes today: always a draft. @throws NotFound, Forbidden, InvalidInput */
export async function sampleLetter(
  desk: Desk,
  { officeId, letterhead }: { readonly officeId: string; readonly letterhead: string },
): Promise<Paper> {
  const today = todayOf(desk.now());
  const kit = await desk.database.asActor(desk.actor, async (tx) => {
    await getLetterOffice(tx, desk, officeId, 'readLetterProfile');
    return letterKitOn(tx, officeId, today);
  });
  const kind = LETTERHEADS.find((one) => one === letterhead && letterheadsOf(kit.office.kind).includes(one));
  if (!kind || !kit.settings.letterheads[kind]) throw new InvalidInput({ kop: 'papersErrorChoose' });
  return letterOf(kit, kind, { today, madeAt: desk.now().toString() });
}

function letterOf(
  kit: LetterKit,
  kind: LetterheadKind,
  { today, madeAt }: { readonly today: string; readonly madeAt: string },
): Paper {
  const { settings, office, emblems } = kit;
  const words = { locale: 'id' } as const;
  const signatory = kit.signatories.find((one) => one.letterhead === kind);
  const unknown: Signature = { lines: null, name: null, below: [] };
  return paperOf({
    language: 'id',
    title: m.papersSampleTitle({}, words),
    file: { day: today, subject: m.papersSampleTitle({}, words), office: office.name },
    look: lookOf(settings, 'letter'),
    page: pageOf(settings),
    draft: 1,
    archiveCopy: true,
    footer: footOf(settings),
    madeAt,
    parts: [
      letterheadOf(settings, kind, emblems),
      openingOf(settings, {
        day: today,
        number: null,
        urgency: 'Biasa',
        attachments: `${countInWords(1)} berkas`,
        subject: m.papersSampleSubject({}, words),
        addressee: { to: [m.papersSampleTo({}, words)], through: [], place: null, listAttached: false },
      }),
      {
        kind: 'paragraph',
        indent: true,
        text: m.papersSampleOpening({ date: formatDate(today, 'id') }, words),
      },
      {
        kind: 'facts',
        indent: true,
        rows: [
          { label: 'hari, tanggal', value: dateWithDay(today, 'id') },
          { label: 'pukul', value: null },
          { label: 'tempat', value: null },
        ],
      },
      { kind: 'paragraph', indent: true, text: m.papersSampleClosing({}, words) },
      {
        kind: 'signatures',
        blocks: [signatory ? signatureOf(signatory, { electronic: settings.electronic }) : unknown],
      },
      copiesOf(settings, [m.papersSampleCopy({}, words)]),
      ...parafOf(settings, 'letter'),
    ],
  });
}
