export * from './decimal.ts';
export * from './errors.ts';
export * from './faults.ts';
export * from './fold-name.ts';
export * from './given-file.ts';
export * from './identifiers.ts';
export * from './localized-text.ts';
export * from './plain-date.ts';
