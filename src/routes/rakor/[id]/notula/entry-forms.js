// @ts-check
// The forms of entries on the page: what stands in them, and what others wrote put into them.

/**
 * What a form says.
 * @typedef {{ kind: string, agendaItemId: string | null, body: string, speaker: string, person: string, owner: string,
 *   due: string, open: boolean, label: string, agreed: string, underId: string | null, removed: boolean }} Words
 */
/** @typedef {{ id: string, who: string, text: string, words: Words }} Version */
/**
 * An entry as the server tells it.
 * @typedef {{ id: string, begunAt: string, base: string, heads: string, words: Words, versions: Version[], join: Words | null, outcome: string | null }} View
 */

const TEXTS = ['kind', 'body', 'speaker', 'person', 'owner', 'due', 'label', 'agreed'];
/** Where an entry belongs. */
const PLACES = ['agendaItemId', 'underId'];

/** An id where the browser gives none of its own, as over plain http. */
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** @param {HTMLFormElement} form @param {string} name @returns {HTMLInputElement | undefined} */
export function field(form, name) {
  const found = form.elements.namedItem(name);
  return found instanceof Element ? /** @type {HTMLInputElement} */ (found) : undefined;
}

/** @param {HTMLFormElement} form @param {string} name */
export const valueOf = (form, name) => field(form, name)?.value ?? '';

/** @param {HTMLFormElement} form @returns {Words} */
export function wordsOf(form) {
  const open = field(form, 'open');
  return {
    kind: valueOf(form, 'kind'),
    agendaItemId: valueOf(form, 'agendaItemId') || null,
    body: valueOf(form, 'body'),
    speaker: valueOf(form, 'speaker').trim(),
    person: valueOf(form, 'person').trim(),
    owner: valueOf(form, 'owner').trim(),
    due: valueOf(form, 'due'),
    open: open?.type === 'checkbox' ? open.checked : open?.value === 'yes',
    label: valueOf(form, 'label').trim(),
    agreed: valueOf(form, 'agreed'),
    underId: valueOf(form, 'underId') || null,
    removed: false,
  };
}

/** @param {Words} a @param {Words} b */
export function isSame(a, b) {
  const key = (/** @type {Words} */ words) =>
    JSON.stringify([
      ...[...TEXTS, ...PLACES].map(
        (name) => /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (words))[name] ?? '',
      ),
      words.open,
      words.removed,
    ]);
  return key(a) === key(b);
}

/** @param {Words} words */
export const isBlank = ({ body, speaker, person, owner, due, label, agreed }) =>
  [body, speaker, person, owner, due, label, agreed].every((text) => text.trim() === '');

/** @param {HTMLFormElement} form @param {Words} words */
export function fill(form, words) {
  const texts = /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (words));
  for (const name of [...TEXTS, ...PLACES]) {
    const input = field(form, name);
    const text = String(texts[name] ?? '');
    // An item that came onto the agenda after this page was read is not lost by writing on.
    if (input instanceof HTMLSelectElement && ![...input.options].some(({ value }) => value === text))
      input.add(new Option('…', text));
    // Set only where it differs: the cursor stays.
    if (input && input.value !== text) input.value = text;
  }
  const open = field(form, 'open');
  if (open?.type === 'checkbox') open.checked = words.open;
  else if (open) open.value = words.open ? 'yes' : '';
}

/** @param {HTMLElement} root @param {string} id @returns {HTMLFormElement | null} */
export const formOf = (root, id) => root.querySelector(`form[data-entry="${CSS.escape(id)}"]`);

/** @param {HTMLElement} root @param {string} name @returns {HTMLElement} */
function copyOf(root, name) {
  const at = `template[data-${name}-template]`;
  const versions = root.querySelector('template[data-versions-template]');
  const template = /** @type {HTMLTemplateElement} */ (
    root.querySelector(at) ?? /** @type {HTMLTemplateElement} */ (versions).content.querySelector(at)
  );
  return /** @type {HTMLElement} */ (template.content.firstElementChild?.cloneNode(true));
}

/**
 * Where an entry stands on the page: an article in the draft, an input under its article, all else under its item.
 * @param {HTMLElement} root @param {Words} words @returns {HTMLElement | null}
 */
function homeOf(root, { kind, agendaItemId, underId }) {
  const at = (/** @type {string} */ name, /** @type {string | null} */ id) =>
    root.querySelector(`[data-${name}="${CSS.escape(id ?? '')}"]`);
  /** @type {Element | null} */
  const home =
    kind === 'article'
      ? root.querySelector('[data-articles]')
      : kind === 'input'
        ? (at('under', underId) ?? at('under', ''))
        : at('agenda', agendaItemId);
  return /** @type {HTMLElement | null} */ (home ?? at('agenda', ''));
}

/** A form with what hangs on it: an article with its inputs, any other alone. @param {HTMLFormElement} form @returns {HTMLElement} */
const blockOf = (form) =>
  form.dataset['form'] === 'article' ? /** @type {HTMLElement} */ (form.parentElement) : form;

/** Above the form for what comes next. @param {HTMLElement} home @param {HTMLElement} block */
function putInto(home, block) {
  const fresh = [...home.children].find((one) =>
    one.matches('form[data-new], [data-article]:has(> form[data-new])'),
  );
  if (fresh) fresh.before(block);
  else home.append(block);
}

/**
 * A form for an entry that had none. Inputs that came before their article join it.
 * @param {HTMLElement} root @param {string} id @param {Words} words
 */
export function addForm(root, id, words) {
  const form = makeForm(root, words.kind);
  nameForm(form, id);
  delete form.dataset['new'];
  const home = homeOf(root, words);
  if (home) putInto(home, blockOf(form));
  if (words.kind === 'article')
    for (const stray of /** @type {NodeListOf<HTMLFormElement>} */ (
      root.querySelectorAll('[data-under=""] > form[data-entry]')
    ))
      place(root, stray, wordsOf(stray));
  return form;
}

/** @param {HTMLElement} root @param {string} kind @returns {HTMLFormElement} */
function makeForm(root, kind) {
  const block = copyOf(root, kind === 'article' || kind === 'input' ? kind : 'entry');
  if (block instanceof HTMLFormElement) return block;
  for (const inner of /** @type {NodeListOf<HTMLFormElement>} */ (
    block.querySelectorAll('[data-under] > form[data-new]')
  ))
    nameForm(inner, newId());
  return /** @type {HTMLFormElement} */ (block.querySelector('form'));
}

/** Moves a form to where its words belong, with its versions. @param {HTMLElement} root @param {HTMLFormElement} form @param {Words} words */
export function place(root, form, words) {
  const home = homeOf(root, words);
  if (!home || words.kind === 'article' || 'new' in form.dataset || form.parentElement === home) return;
  const hadFocus = form.contains(document.activeElement) ? document.activeElement : null;
  const versions = root.querySelector(`[data-versions="${CSS.escape(form.dataset['entry'] ?? '')}"]`);
  putInto(home, form);
  if (versions) form.after(versions);
  if (hadFocus instanceof HTMLElement) hadFocus.focus();
}

/** Takes the form of an entry off the page; what was said of an article stays. @param {HTMLElement} root @param {HTMLFormElement} form */
export function takeAway(root, form) {
  const block = blockOf(form);
  const inputs = /** @type {NodeListOf<HTMLFormElement>} */ (
    block.querySelectorAll('[data-under] > form[data-entry]:not([data-new])')
  );
  block.removeAttribute('data-article');
  block.querySelector('[data-under]')?.removeAttribute('data-under');
  for (const input of inputs) place(root, input, wordsOf(input));
  block.remove();
}

/** @param {HTMLFormElement} form @param {string} id */
export function nameForm(form, id) {
  form.dataset['entry'] = id;
  form.setAttribute('id', `butir-${id}`);
  const named = field(form, 'entryId');
  if (named) named.value = id;
  if (form.dataset['form'] !== 'article') return;
  const block = /** @type {HTMLElement} */ (form.parentElement);
  block.dataset['article'] = id;
  const under = block.querySelector('[data-under]');
  if (under instanceof HTMLElement) under.dataset['under'] = id;
  for (const own of block.querySelectorAll('form[data-new], form[data-show]')) {
    const about = own instanceof HTMLFormElement && own !== form ? field(own, 'underId') : undefined;
    if (about) about.value = id;
  }
}

/** Another form for what comes next. @param {HTMLElement} root @param {HTMLFormElement} used */
export function addNew(root, used) {
  const form = makeForm(root, valueOf(used, 'kind'));
  nameForm(form, newId());
  form.dataset['new'] = '';
  const nothing = {
    body: '',
    speaker: '',
    person: '',
    owner: '',
    due: '',
    open: false,
    label: '',
    agreed: '',
  };
  fill(form, { ...wordsOf(used), ...nothing });
  delete used.dataset['new'];
  blockOf(used).after(blockOf(form));
}

/** Shows the versions of an entry beside its form, or takes them away. @param {HTMLElement} root @param {HTMLFormElement} form @param {View} view */
export function showVersions(root, form, view) {
  root.querySelector(`[data-versions="${CSS.escape(view.id)}"]`)?.remove();
  if (view.versions.length < 2 || view.join === null) return;
  const block = copyOf(root, 'versions');
  block.dataset['versions'] = view.id;
  const list = /** @type {HTMLElement} */ (block.querySelector('[data-version-list]'));
  for (const version of view.versions) {
    const item = copyOf(root, 'version');
    /** @type {HTMLElement} */ (item.querySelector('[data-who]')).textContent = version.who;
    /** @type {HTMLElement} */ (item.querySelector('[data-text]')).textContent = version.text;
    prepare(item.querySelector('form'), view, version.words);
    list.append(item);
  }
  prepare(block.querySelector('form[data-join]'), view, view.join);
  form.after(block);
}

/** @param {HTMLFormElement | null} form @param {View} view @param {Words} words */
function prepare(form, view, words) {
  if (!form) return;
  form.dataset['resolves'] = view.id;
  fill(form, words);
  const hidden = { entryId: view.id, basedOn: view.heads, id: newId(), removed: words.removed ? 'yes' : '' };
  for (const [name, value] of Object.entries(hidden)) {
    const input = field(form, name);
    if (input) input.value = value;
  }
}
