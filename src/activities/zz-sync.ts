import { readMigrations } from '#database/migrate.ts';
for (const m of readMigrations())
  console.log(`update sinergi_meta.migration set checksum='${m.checksum}' where name='${m.name}';`);
