import type { FormWords } from './minutes-view.ts';

/** What a form says that says nothing yet. */
export const NO_WORDS: FormWords = {
  kind: '',
  agendaItemId: null,
  body: '',
  speaker: '',
  person: '',
  owner: '',
  due: '',
  open: false,
  label: '',
  agreed: '',
  underId: null,
  removed: false,
};
