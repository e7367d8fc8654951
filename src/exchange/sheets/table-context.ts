import { foldName } from '#kernel/index.ts';
import { cellText } from './cells.ts';
import { headingUnit } from './heading-unit.ts';
import type { Header, Sheet, SheetContext, SheetLanguage } from './types.ts';
import { recogniseHeading } from './recognise-heading.ts';

const INDONESIAN =
  /\b(daftar|tahun|provinsi|propinsi|kegiatan|mitra|lembaga|dan|desa|rekapitulasi|kabupaten|rupiah|data|dalam|sumber|keterangan|jumlah|juta|selesai|berjalan|belum|tidak|dengan|untuk|pelatihan|kesehatan|pendidikan|di)\b/g;
const ENGLISH =
  /\b(list|year|province|activities|activity|partners|and|village|regency|the|of|in|source|notes?|total|million|completed|ongoing|not|with|for|training|health|education|by|planned)\b/g;
const YEARS = /\b((?:19|20)\d{2})(?:\s*(?:-|–|—|s\/d|s\.d\.?|sampai|to|until)\s*((?:19|20)\d{2}))?\b/i;

/** What titles above the header (and the name of the sheet) say about every row: years, province, regency, partner, unit. */
export function tableContext(sheet: Sheet, header: Header): SheetContext {
  const context: SheetContext = {};
  for (const title of titlesOf(sheet, header)) {
    const years = YEARS.exec(title);
    if (years && !context.years) {
      const from = Number(years[1]);
      context.years = { from, to: Math.max(from, Number(years[2] ?? from)) };
    }
    const bare = title
      .replace(YEARS, ' ')
      .replace(/\b(tahun|ta|year)\b.*$/i, ' ')
      .trim();
    const province =
      /\b(?:provinsi|propinsi|province of)\s*:?\s*([^,:;()]+)/i.exec(bare)?.[1] ??
      englishName(bare, 'province');
    if (province !== undefined && !context.province) context.province = tidy(province);
    const regency =
      /\b((?:kabupaten|kab\.?|kota)\s+(?!\/)[^,:;()/]+)/i.exec(
        bare.replace(/kab(upaten)?\s*\/\s*kota/gi, ' '),
      )?.[1] ?? englishName(bare, 'regency');
    if (regency !== undefined && !context.regency && !/^(kabupaten|kota)\s+(dan|se)\b/i.test(regency))
      context.regency = tidy(regency.replace(/\b(provinsi|propinsi)\b.*$/i, ''));
    const partner =
      /^\s*(?:nama\s+)?(?:mitra|lembaga|lmi|partner|organi[sz]ation|ngo|donor)(?:\s+(?:name|internasional))?\s*:\s*(.+)$/i.exec(
        title,
      )?.[1];
    if (partner !== undefined && !context.partner) context.partner = tidy(partner);
    const { unit } = headingUnit(title);
    if (unit && !context.unit && /[([]|\b(dalam|in)\b/i.test(title)) context.unit = unit;
  }
  return context;
}

/** The name before `province` or `regency` in an English title, after the last `in`, `of` or `for`. */
function englishName(title: string, level: 'province' | 'regency'): string | undefined {
  const before = new RegExp(`([\\p{L}' ]+?)\\s+${level}\\b`, 'iu').exec(title)?.[1];
  const name = before?.replace(/^.*\b(in|of|for|the)\b/i, '').trim();
  return name === undefined || name === '' ? undefined : level === 'regency' ? `${name} regency` : name;
}

function tidy(text: string): string {
  return text.replace(/[\s:–-]+$/, '').trim();
}

function titlesOf(sheet: Sheet, header: Header): string[] {
  const above = sheet.rows.slice(0, header.headerRow).map((row) =>
    row
      .map(cellText)
      .filter((text) => text !== '')
      .join(' '),
  );
  return [...above.filter((text) => text !== ''), sheet.name];
}

/** Whether a sheet is written in Indonesian or English, by its headings first, then by titles and text in the cells. */
export function sheetLanguage(sheet: Sheet, header: Header): SheetLanguage {
  let indonesian = 0;
  let english = 0;
  for (const heading of header.headings) {
    const guess = recogniseHeading(heading)[0];
    if (!guess || guess.confidence < 0.5) continue;
    if (guess.language === 'id') indonesian += 2;
    if (guess.language === 'en') english += 2;
  }
  for (const title of titlesOf(sheet, header).slice(0, -1)) {
    const folded = foldName(title);
    indonesian += 2 * (folded.match(INDONESIAN)?.length ?? 0);
    english += 2 * (folded.match(ENGLISH)?.length ?? 0);
  }
  if (indonesian >= 2 * english && indonesian > 0) return 'id';
  if (english >= 2 * indonesian && english > 0) return 'en';
  const body = sheet.rows
    .slice(header.firstRow, header.firstRow + 40)
    .flat()
    .map((cell) => (typeof cell === 'string' ? foldName(cell) : ''))
    .join(' ');
  indonesian += body.match(INDONESIAN)?.length ?? 0;
  english += body.match(ENGLISH)?.length ?? 0;
  if (indonesian >= 1.5 * english && indonesian > 0) return 'id';
  return english >= 1.5 * indonesian && english > 0 ? 'en' : 'und';
}
