import type { ImportKind, ImportState } from '#exchange/index.ts';
import { m } from '#messages/messages.js';
import type { Tone } from '#ui/index.ts';

/** The kind of file as the page says it. */
export function kindText(kind: ImportKind): string {
  switch (kind) {
    case 'iati-activities':
      return m.importKindIati();
    case 'register':
      return m.importKindRegister();
    case 'matrix':
      return m.importKindMatrix();
    case 'hxl':
      return m.importKindHxl();
    case 'unknown':
      return m.importKindUnknown();
  }
}

/** Where the file stands. */
export function stateText(state: ImportState): string {
  switch (state) {
    case 'checking':
      return m.importStateChecking();
    case 'questions':
      return m.importStateQuestions();
    case 'ready':
      return m.importStateReady();
    case 'storing':
      return m.importStateStoring();
    case 'stored':
      return m.importStateStored();
    case 'refused':
      return m.importStateRefused();
    case 'cancelled':
      return m.importStateCancelled();
    case 'failed':
      return m.importStateFailed();
  }
}

export function stateTone(state: ImportState): Tone {
  switch (state) {
    case 'stored':
      return 'good';
    case 'questions':
    case 'ready':
      return 'warn';
    case 'refused':
    case 'failed':
      return 'bad';
    case 'checking':
    case 'storing':
      return 'info';
    case 'cancelled':
      return 'plain';
  }
}

/** Where something stands in a file: a cell of a sheet as it is, the line of another with the word for it. */
export function placeInFile(at: string): string {
  return /^\d+$/.test(at) ? m.importLine({ line: at }) : at;
}
