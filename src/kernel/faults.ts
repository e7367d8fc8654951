interface Issue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/**
 * What a schema found wrong, by path (`permits.0.validTo`), each the first one there, for `InvalidInput`. What is no
 * message key of the room, such as `partners…`, or of a file is said to be unreadable.
 */
export function faultsByPath(issues: readonly Issue[], room: string): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const { path, message } of issues)
    fields[path.map(String).join('.')] ??= new RegExp(`^(?:${room}|file)[A-Z]`).test(message)
      ? message
      : `${room}ErrorUnreadable`;
  return fields;
}
