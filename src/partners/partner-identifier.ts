/** An identifier as it is compared: capitals, without blanks. */
export function normaliseIdentifier(identifier: string): string {
  return identifier.replace(/\s+/g, '').toUpperCase();
}

/**
 * Whether two identifiers can be of one organisation. Those of different registers can (`XM-DAC-41114`, `DE-1`), and
 * one that lengthens the other can (`GB-GOV-13`, `GB-GOV-13-OPERATIONS`); two numbers of one register cannot.
 */
export function isCompatible(a: string, b: string): boolean {
  const [one, other] = [normaliseIdentifier(a), normaliseIdentifier(b)];
  if (one === other || one.startsWith(`${other}-`) || other.startsWith(`${one}-`)) return true;
  return registerOf(one) === undefined || registerOf(one) !== registerOf(other);
}

/** The register (org-id list) of an identifier: its first two parts, `GB-COH` of `GB-COH-RC000631`. */
function registerOf(identifier: string): string | undefined {
  return /^([A-Z]{2}-[A-Z]+)-./.exec(identifier)?.[1];
}
