import { hash } from 'node:crypto';
import type { XmlElement } from './element.ts';

/**
 * SHA-256 (hex) of an activity's canonical form: elements in their order, attributes sorted, white space collapsed,
 * comments and namespace declarations left out. `last-updated-datetime` is left out too: many publishers stamp every
 * activity anew each night, and a new stamp alone changes nothing.
 */
export function canonicalHash(activity: XmlElement): string {
  return hash('sha256', canonical(activity), 'hex');
}

// Control characters cannot occur in XML, so no text can imitate the structure.
function canonical(element: XmlElement): string {
  let out = `\u0001${element.name}`;
  for (const name of Object.keys(element.attributes).sort())
    if (!name.startsWith('xmlns') && name !== 'last-updated-datetime')
      out += `\u0002${name}\u0003${collapse(element.attributes[name] ?? '')}`;
  if (element.text !== '') out += `\u0004${collapse(element.text)}`;
  for (const one of element.children) out += canonical(one);
  return `${out}\u0005`;
}

function collapse(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
