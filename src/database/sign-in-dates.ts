import type {
  KyselyPlugin,
  PluginTransformQueryArgs,
  PluginTransformResultArgs,
  QueryResult,
  RootOperationNode,
  UnknownRow,
} from 'kysely';

/**
 * The sign-in library compares moments as `Date`, while our rows carry them as text. Without this a session's end
 * would be compared as text and never come.
 */
export class SignInDates implements KyselyPlugin {
  transformQuery(args: PluginTransformQueryArgs): RootOperationNode {
    return args.node;
  }

  transformResult(args: PluginTransformResultArgs): Promise<QueryResult<UnknownRow>> {
    const rows = args.result.rows.map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([name, value]) => [
          name,
          /(At|Until)$/.test(name) && typeof value === 'string' ? new Date(value) : value,
        ]),
      ),
    );
    return Promise.resolve({ ...args.result, rows });
  }
}
