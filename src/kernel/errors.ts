/** A refusal that a person can act on. `code` is stable and is what pages, the API and the CLI translate. */
export abstract class SinergiError extends Error {
  abstract readonly code: string;
  abstract readonly status: number;
}

/** The record does not exist, or the actor may not know that it does. */
export class NotFound extends SinergiError {
  readonly code = 'notFound';
  readonly status = 404;
}

/** The actor is known but this act is not theirs. `possible` names, by message key, what they can do instead. */
export class Forbidden extends SinergiError {
  readonly code = 'forbidden';
  readonly status = 403;
  readonly possible: string | undefined;
  constructor(message: string, possible?: string) {
    super(message);
    this.possible = possible;
  }
}

/** Faults by field; each value is a message key, so that a page can show it beside the field in either language. */
export class InvalidInput extends SinergiError {
  readonly code = 'invalidInput';
  readonly status = 422;
  readonly fields: Readonly<Record<string, string>>;
  constructor(fields: Record<string, string>) {
    super(
      `invalid input: ${Object.entries(fields)
        .map(([field, key]) => `${field} (${key})`)
        .join(', ')}`,
    );
    this.fields = fields;
  }
}

/** Somebody else changed the record meanwhile. `current` is the version that stands now. */
export class Conflict extends SinergiError {
  readonly code = 'conflict';
  readonly status = 409;
  readonly current: number | undefined;
  constructor(message: string, current?: number) {
    super(message);
    this.current = current;
  }
}

/** Something the work needs is out of reach for now (database starting, folder held by another process). */
export class Unavailable extends SinergiError {
  readonly code = 'unavailable';
  readonly status = 503;
}
