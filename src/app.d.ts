import type { RequestContext } from '#request-context.ts';

declare global {
  namespace App {
    // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- the framework asks for an interface
    interface Locals extends RequestContext {}
    interface Error {
      message: string;
      code?: string;
    }
  }
}
