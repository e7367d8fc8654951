import { error } from '@sveltejs/kit';

/** For what a page's script sends as JSON: from a page of ours. Forms the framework guards itself. */
export function demandSameOrigin({ request, url }: { readonly request: Request; readonly url: URL }): void {
  if (request.headers.get('origin') !== url.origin) error(403, 'another origin');
}

/** What a script sent; an empty record for anything that is none. */
export async function readJson(request: Request): Promise<Record<string, unknown>> {
  const body: unknown = await request.json().catch(() => undefined);
  return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
}
