export { type Actor, type Guest, PUBLIC, type Role, roleOf, ROLES, type SeatRole, SYSTEM } from './actor.ts';
export { arrayLiteral } from './array-literal.ts';
export { folderHolder } from './folder-lock.ts';
export { type Database, type DatabaseOptions, openDatabase, type Transaction } from './open.ts';
export type { Tables } from './tables.generated.ts';
