import { cellText } from './cells.ts';
import { signatureOf } from './signature.ts';
import type { Mapping, MappedColumn, Meaning, Sheet, Unit } from './types.ts';

const SEARCHED_ROWS = 25;
const TAG = /^#[a-z][a-z0-9_]*(\s*\+\s*[a-z][a-z0-9_]*)*$/i;

/** The mapping of a sheet with a row of HXL hashtags (hxlstandard.org 1.1, also older tags); nothing without one. */
export function mapHxl(sheet: Sheet): Mapping | undefined {
  const tagRow = sheet.rows.slice(0, SEARCHED_ROWS).findIndex((row) => isTagRow(row.map(cellText)));
  if (tagRow < 0) return undefined;
  const tags = (sheet.rows[tagRow] ?? []).map((cell) => cellText(cell).toLowerCase().replace(/\s+/g, ''));
  const above = (sheet.rows[tagRow - 1] ?? []).map(cellText);
  const hasHeadings = above.filter((text) => text !== '').length >= 2;
  const columns = tags.map((tag, index) => ({
    index,
    heading: headingOf(tag, above[index] ?? ''),
    ...meaningOf(tag),
  }));
  return {
    kind: 'hxl',
    sheet: sheet.name,
    headerRow: hasHeadings ? tagRow - 1 : tagRow,
    firstRow: tagRow + 1,
    columns: keepBest(columns),
    language: 'en',
    context: {},
    signature: signatureOf(tags),
  };
}

function isTagRow(texts: string[]): boolean {
  const filled = texts.filter((text) => text !== '');
  return filled.length >= 2 && filled.every((text) => TAG.test(text));
}

function headingOf(tag: string, above: string): string {
  return above === '' ? tag : tag === '' ? above : `${above} ${tag}`;
}

const SIMPLE: Readonly<Record<string, Meaning>> = {
  sector: 'field',
  subsector: 'field',
  activity_id: 'activityCode',
  country: 'placeCountry',
  adm1: 'province',
  adm2: 'regency',
  adm3: 'district',
  adm4: 'village',
  adm5: 'village',
  loc: 'places',
  lat_deg: 'latitude',
  lon_deg: 'longitude',
  period_date: 'period',
  status: 'status',
  description: 'description',
  contact: 'contact',
  currency: 'currency',
  project: 'programme',
  prog: 'programme',
  programme: 'programme',
};

function meaningOf(tag: string): { meaning: Meaning; confidence: number; unit?: Unit } {
  const [name = '', ...attributes] = tag.replace(/^#/, '').split('+');
  const has = (...names: string[]): boolean => names.some((each) => attributes.includes(each));
  const sure = (meaning: Meaning, confidence = 1): { meaning: Meaning; confidence: number } => ({
    meaning,
    confidence,
  });
  if (/^adm[1-5]$|^loc$/.test(name) && has('code', 'id'))
    return sure('areaCode', name === 'loc' ? 0.6 : 0.9 + Number(name.slice(3)) / 100);
  switch (name) {
    case 'org':
      if (has('type')) return sure('partnerClass');
      if (has('acronym', 'abbr')) return sure('acronym');
      if (has('code', 'id', 'ref')) return sure('identifier');
      if (has('impl', 'implementing', 'local')) return sure('implementer', 0.7);
      return sure('partner', has('prog', 'lead') ? 1 : has('funder', 'funding', 'donor') ? 0.8 : 0.9);
    case 'activity':
      return sure(
        has('code', 'id')
          ? 'activityCode'
          : has('description')
            ? 'description'
            : has('type')
              ? 'ignore'
              : 'activity',
      );
    case 'geo':
      return sure(has('lat') ? 'latitude' : has('lon') ? 'longitude' : 'ignore');
    case 'date':
      return sure(
        has('start')
          ? 'start'
          : has('end')
            ? 'end'
            : has('year')
              ? 'year'
              : has('reported', 'updated')
                ? 'ignore'
                : 'period',
      );
    case 'value':
    case 'budget': {
      const currency = attributes.find(
        (each) => /^[a-z]{3}$/.test(each) && Intl.supportedValuesOf('currency').includes(each.toUpperCase()),
      );
      if (has('currency')) return sure('currency');
      const meaning = has('spent', 'actual', 'disbursed', 'expenditure', 'transaction') ? 'spent' : 'planned';
      return {
        ...sure(meaning),
        ...(currency === undefined ? {} : { unit: { currency: currency.toUpperCase() } }),
      };
    }
    case 'beneficiary':
    case 'reached':
    case 'affected':
    case 'targeted': {
      const weight =
        name === 'targeted' || has('targeted', 'planned') ? 0.7 : name === 'affected' ? 0.6 : 0.9;
      return sure(
        has('f') ? 'female' : has('m') ? 'male' : has('hh', 'household') ? 'households' : 'beneficiaries',
        weight,
      );
    }
    case 'meta':
      return sure(has('id') ? 'activityCode' : has('remark', 'note', 'comments') ? 'remark' : 'ignore', 0.6);
    case 'sector':
    case 'subsector':
      return sure(has('code') ? 'ignore' : 'field', name === 'sector' ? 1 : 0.8);
    case 'country':
      return sure('placeCountry', has('code') ? 0.8 : 1);
    default:
      return sure(SIMPLE[name] ?? 'ignore', has('code') ? 0.6 : 1);
  }
}

/** One column per meaning, the surest; the others are left aside. */
function keepBest(columns: MappedColumn[]): MappedColumn[] {
  const best = new Map<Meaning, MappedColumn>();
  for (const column of columns) {
    const rival = best.get(column.meaning);
    if (!rival || column.confidence > rival.confidence) best.set(column.meaning, column);
  }
  return columns.map((column) =>
    best.get(column.meaning) === column ? column : { ...column, meaning: 'ignore' },
  );
}
