import { foldName } from '#kernel/index.ts';
import { cellRef, cellText } from './cells.ts';
import { readPartnerClass } from './read-partner-class.ts';
import type { Table } from './table.ts';
import type { PartnerClass, Written } from './types.ts';

/** What lines between the rows say about the rows below them, until another line of the same kind. */
export interface GroupContext {
  partnerClass?: Written & { value: PartnerClass };
  province?: Written;
  regency?: Written;
  district?: Written;
  partner?: Written;
}

/** Reads a line such as `A. NGO INTERNASIONAL`, `KABUPATEN ENDE` or a partner's name above its activities. */
export function groupHeading(table: Table, row: number, context: GroupContext): GroupContext {
  const cells = table.sheet.rows[row] ?? [];
  const column = longest(cells.map(cellText));
  const written = {
    text: cellText(cells[column])
      .replace(/^\s*(?:[A-Z]|[IVXLC]+|\d{1,2})[.)]\s*/, '')
      .replace(/:\s*$/, ''),
    at: cellRef(row, column),
  };
  const named = written.text.replace(
    /^(?:nama\s+)?(?:mitra|lembaga|partner|organisasi|jenis|klasifikasi|provinsi|kab(?:upaten)?\/kota)\s*:\s*/i,
    '',
  );
  const known = readPartnerClass(named);
  if (known.state === 'read') return { ...context, partnerClass: { ...written, value: known.value } };
  const folded = foldName(named);
  if (/^(provinsi|propinsi|prov) /.test(folded)) return { province: { ...written, text: named } };
  if (/^(kabupaten|kab|kota) /.test(folded) || / (regency|city)$/.test(folded)) {
    const { partnerClass, province, partner } = context;
    return {
      ...(partnerClass && { partnerClass }),
      ...(province && { province }),
      ...(partner && { partner }),
      regency: { ...written, text: named },
    };
  }
  if (/^(kecamatan|kec|distrik) /.test(folded)) return { ...context, district: { ...written, text: named } };
  return { ...context, partner: { ...written, text: named } };
}

function longest(texts: string[]): number {
  let best = 0;
  for (const [index, text] of texts.entries()) if (text.length > (texts[best]?.length ?? 0)) best = index;
  return best;
}
