/** One XML element of an activity, as read. Text is that of the element itself, its pieces joined. */
export interface XmlElement {
  name: string;
  line: number;
  attributes: Readonly<Record<string, string>>;
  text: string;
  children: XmlElement[];
}

/** The first child of that name. */
export function child(element: XmlElement, name: string): XmlElement | undefined {
  for (const one of element.children) if (one.name === name) return one;
  return undefined;
}

export function childrenNamed(element: XmlElement, name: string): XmlElement[] {
  return element.children.filter((one) => one.name === name);
}

/** An attribute without surrounding blanks; `null` where it is absent or empty. */
export function attribute(element: XmlElement | undefined, name: string): string | null {
  const value = element?.attributes[name]?.trim();
  return value === undefined || value === '' ? null : value;
}

/** An attribute of the first child of that name: the standard's usual way to give a code. */
export function childAttribute(element: XmlElement, name: string, of = 'code'): string | null {
  return attribute(child(element, name), of);
}

/** Elements of another namespace: a prefix, or a default namespace of their own. They are no fault and not in the model. */
export function isExtension(element: XmlElement): boolean {
  return element.name.includes(':') || 'xmlns' in element.attributes;
}
