const NAMES: readonly string[] = [
  'januari january jan',
  'februari pebruari february feb peb febr',
  'maret march mar mrt',
  'april apr',
  'mei may',
  'juni june jun',
  'juli july jul',
  'agustus august agu agt ags agust aug',
  'september sep sept',
  'oktober october okt oct',
  'november nopember nov nop',
  'desember december des dec',
];
const BY_NAME = new Map(
  NAMES.flatMap((names, index) => names.split(' ').map((name) => [name, index + 1] as const)),
);

/** The number of a month by its Indonesian or English name or abbreviation, 1 to 12. */
export function monthOf(written: string): number | undefined {
  return BY_NAME.get(written.toLowerCase().replace(/\.$/, ''));
}
