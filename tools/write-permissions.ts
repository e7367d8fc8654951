/**
 * Writes src/database/permissions.sql (what row-level security reads) and docs/permissions.md (what people read) from
 * the table in src/access/permissions.ts; with --check says whether they are up to date.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import {
  ACTS,
  APPOINTS,
  grantRows,
  PLAIN_ACTS,
  RECORD_ACTS,
  type Scope,
  scopesOf,
  STATES,
  VISIBILITIES,
} from '#access/index.ts';
import { ROLES } from '#database/index.ts';

const ROOT = join(import.meta.dirname, '..');

function sqlText(): string {
  const quote = (text: string): string => `'${text.replaceAll("'", "''")}'`;
  const grants = grantRows().map(
    (row) =>
      `  (${quote(row.role)}, ${quote(row.act)}, ${quote(row.scope)}, ${quote(`{${row.standings.map((s) => `"${s}"`).join(',')}}`)})`,
  );
  const appointments = Object.entries(APPOINTS).flatMap(([role, given]) =>
    given.map((one) => `  (${quote(role)}, ${quote(one)})`),
  );
  return `-- Written by tools/write-permissions.ts from src/access/permissions.ts; do not edit.
delete from sinergi_meta.role_grant;
insert into sinergi_meta.role_grant (role, act, scope, standings) values
${grants.join(',\n')};
delete from sinergi_meta.role_appointment;
insert into sinergi_meta.role_appointment (role, appoints) values
${appointments.join(',\n')};
`;
}

const SHORT: Record<Scope, string> = {
  any: 'any',
  area: 'area',
  office: 'office',
  partner: 'own organisation',
  participant: 'takes part',
};

function markdown(): string {
  const cell = (scopes: readonly Scope[]): string => scopes.map((scope) => SHORT[scope]).join(', ') || '–';
  const tables = RECORD_ACTS.map((act) => {
    const lines = STATES.flatMap((state) =>
      ROLES.filter((role) =>
        VISIBILITIES.some((visibility) => scopesOf(role, act, `${state} ${visibility}`).length > 0),
      ).map(
        (role) =>
          `| ${state} | ${role} | ${VISIBILITIES.map((v) => cell(scopesOf(role, act, `${state} ${v}`))).join(' | ')} |`,
      ),
    );
    return `## ${act}\n\n| state | role | ${VISIBILITIES.join(' | ')} |\n|${' --- |'.repeat(2 + VISIBILITIES.length)}\n${lines.join('\n')}`;
  });
  const plain = PLAIN_ACTS.map(
    (act) =>
      `| ${act} | ${ROLES.flatMap((role) => {
        const scopes = scopesOf(role, act, '-');
        return scopes.length === 0 ? [] : [`${role} (${cell(scopes)})`];
      }).join(', ')} |`,
  );
  return `# Who may do what

Written by \`npm run write-permissions\` from \`src/access/permissions.ts\`, the one table that use cases, pages and row-level security go by: ${String(ROLES.length)} roles × ${String(ACTS.length)} acts × ${String(STATES.length)} states × ${String(VISIBILITIES.length)} visibilities. \`npx sinergi permissions --json\` prints every cell. A role that is not in a table may not. Whose records: *any*; those in the actor's *area*; those its *office* entered; those of its *own organisation*; those it *takes part* in. What the circles mean on pages: [circles.md](circles.md).

${tables.join('\n\n')}

## Acts without a record

| act | roles |
| --- | --- |
${plain.join('\n')}

## Who may give which role

| role | may give |
| --- | --- |
${Object.entries(APPOINTS)
  .map(([role, given]) => `| ${role} | ${given.join(', ')} |`)
  .join('\n')}
`;
}

const files: [string, string][] = [
  [join(ROOT, 'src/database/permissions.sql'), sqlText()],
  [
    join(ROOT, 'docs/permissions.md'),
    await format(markdown(), {
      ...(await resolveConfig(join(ROOT, 'docs/permissions.md'))),
      parser: 'markdown',
    }),
  ],
];
for (const [file, text] of files) {
  if (!process.argv.includes('--check')) writeFileSync(file, text);
  else if (readFileSync(file, 'utf8') !== text) {
    process.stderr.write(
      `${file} is not what src/access/permissions.ts says; run: npm run write-permissions\n`,
    );
    process.exitCode = 1;
  }
}
