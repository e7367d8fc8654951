// @ts-check
// The forms of entries on the page: what stands in them, and what others wrote put into them.

/**
 * What a form says.
 * @typedef {{ kind: string, agendaItemId: string | null, body: string, speaker: string, person: string, owner: string,
 *   due: string, open: boolean, removed: boolean }} Words
 */
/** @typedef {{ id: string, who: string, text: string, words: Words }} Version */
/**
 * An entry as the server tells it.
 * @typedef {{ id: string, begunAt: string, base: string, heads: string, words: Words, versions: Version[], join: Words | null, outcome: string | null }} View
 */

const TEXTS = ['kind', 'body', 'speaker', 'person', 'owner', 'due'];

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
    removed: false,
  };
}

/** @param {Words} a @param {Words} b */
export function isSame(a, b) {
  const key = (/** @type {Words} */ words) =>
    JSON.stringify([
      ...TEXTS.map(
        (name) => /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (words))[name] ?? '',
      ),
      words.open,
      words.removed,
    ]);
  return key(a) === key(b);
}

/** @param {Words} words */
export const isBlank = ({ body, speaker, person, owner, due }) =>
  [body, speaker, person, owner, due].every((text) => text.trim() === '');

/** @param {HTMLFormElement} form @param {Words} words */
export function fill(form, words) {
  const texts = /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (words));
  for (const name of [...TEXTS, 'agendaItemId']) {
    const input = field(form, name);
    const text = String(texts[name] ?? '');
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
 * A form for an entry that had none, above the one for new entries of its item.
 * @param {HTMLElement} root @param {string} id @param {string | null} agendaItemId
 */
export function addForm(root, id, agendaItemId) {
  const form = /** @type {HTMLFormElement} */ (copyOf(root, 'entry'));
  nameForm(form, id);
  delete form.dataset['new'];
  const section =
    root.querySelector(`[data-agenda="${CSS.escape(agendaItemId ?? '')}"]`) ??
    root.querySelector('[data-agenda=""]');
  const fresh = section?.querySelector('form[data-new]');
  if (fresh) fresh.before(form);
  else section?.append(form);
  return form;
}

/** @param {HTMLFormElement} form @param {string} id */
export function nameForm(form, id) {
  form.dataset['entry'] = id;
  form.id = `butir-${id}`;
  const named = field(form, 'entryId');
  if (named) named.value = id;
}

/** Another form for what comes next. @param {HTMLElement} root @param {HTMLFormElement} used */
export function addNew(root, used) {
  const form = /** @type {HTMLFormElement} */ (copyOf(root, 'entry'));
  nameForm(form, newId());
  form.dataset['new'] = '';
  fill(form, { ...wordsOf(used), body: '', speaker: '', person: '', owner: '', due: '', open: false });
  delete used.dataset['new'];
  used.after(form);
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
