import type { RequestContext } from '#request-context.ts';

// Not app.d.ts: beside app.ts TypeScript takes a file of that name for its output and leaves it out.
declare global {
  namespace App {
    /** Filled by hooks.server.ts for every request. */
    // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- the framework asks for an interface
    interface Locals extends RequestContext {}
    interface Error {
      /** Stable: `notFound`, `forbidden`, …; or the number under which a fault of ours was logged. */
      code?: string;
    }
  }
}
