/** The element id of the field with this name, so that error summaries can lead to it. */
export function fieldId(name: string): string {
  return `field-${name.replace(/[^\w.-]/g, '-')}`;
}
