// @ts-check
// Keeps what is typed on this device and brings it to the server whenever there is a line. Without it the forms are posted.

/** @typedef {import('./entry-forms.js').Words} Words */
/** @typedef {import('./entry-forms.js').View} View */
/** @typedef {Words & { id: string, entryId: string, basedOn: string[], madeAt: string }} Edit */
/** What waits to be sent; once it was tried, its words are no longer changed. @typedef {{ order: number, tried: boolean, edit: Edit }} Waiting */
/** Typed and not yet a saving. @typedef {{ base: string, words: Words }} Draft */
/** @typedef {{ accepted: string[], refused: string[], at: number, entries: View[] }} Answer */

const PAUSE = 1200;
const POLL = 3000;
const MOST = 50;
const LARGEST = 250_000;
const UNSENT = 'sinergi-minutes-unsent';

/** @param {HTMLElement} root */
async function start(root) {
  const set = (/** @type {string} */ name) => root.dataset[name] ?? '';
  const load = (/** @type {string} */ name) => import(new URL(set(name), location.href).href);
  /** @type {typeof import('./entry-forms.js')} */
  const forms = await load('forms');
  /** @type {typeof import('./device-store.js')} */
  const { openStore } = await load('store');
  const { fill, formOf, isSame, newId, valueOf, wordsOf } = forms;
  const store = await openStore(set('key'));

  /** @type {Waiting[]} */
  const waiting = [];
  /** @type {Map<string, Draft>} */
  const drafts = new Map();
  /** @type {Map<string, Edit>} */
  const refused = new Map();
  /** What the form showed when it was filled last. @type {WeakMap<HTMLFormElement, Words>} */
  const shown = new WeakMap();
  let at = Number(set('at'));
  /** @type {Promise<void> | undefined} */
  let sending;
  let isKept = true;
  /** @type {'' | 'line' | 'sign-in' | 'signed' | 'refused'} */
  let trouble = '';
  let retry = POLL;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  /** @type {Map<string, ReturnType<typeof setTimeout>>} */
  const pauses = new Map();

  /** @param {Record<string, unknown>} puts @param {string[]} [drops] */
  const keep = async (puts, drops) => {
    try {
      await store.write(puts, drops);
      isKept = true;
    } catch {
      isKept = false;
    }
    show();
  };

  const show = () => {
    const count = waiting.length + drafts.size;
    const said =
      refused.size > 0
        ? 'refused'
        : trouble === 'sign-in' || trouble === 'signed' || trouble === 'refused'
          ? trouble
          : count === 0
            ? trouble === 'line' && !navigator.onLine
              ? 'offline'
              : 'saved'
            : !isKept
              ? 'unkept'
              : trouble === 'line'
                ? 'waiting'
                : 'kept';
    for (const line of root.querySelectorAll('[data-status] [data-said]')) {
      const isIt = line.getAttribute('data-said') === said;
      line.toggleAttribute('hidden', !isIt);
      const number = isIt && line.querySelector('[data-count]');
      if (number) number.textContent = String(said === 'refused' ? refused.size : count);
    }
    root.querySelector('[data-status]')?.setAttribute('data-now', said);
    try {
      const all = JSON.parse(localStorage.getItem(UNSENT) ?? '{}');
      all[set('key')] = count + refused.size;
      localStorage.setItem(UNSENT, JSON.stringify(all));
    } catch {
      // A browser that keeps nothing has nothing to warn of.
    }
  };

  /** What the server cannot take can be read and copied here until the writer lets it go. */
  const showRefused = () => {
    const box = root.querySelector('[data-refused]');
    const list = box?.querySelector('ul');
    box?.toggleAttribute('hidden', refused.size === 0);
    list?.replaceChildren(
      ...[...refused.values()].map((edit) => {
        const item = document.createElement('li');
        item.textContent = [edit.speaker, edit.body, edit.owner, edit.due].filter(Boolean).join(' · ');
        return item;
      }),
    );
  };

  /** @param {string} id */
  const lastOf = (id) => waiting.findLast(({ edit }) => edit.entryId === id);
  /** @param {HTMLFormElement} form */
  const isDirty = (form) => {
    const id = form.dataset['entry'] ?? '';
    return (
      drafts.has(id) || lastOf(id) !== undefined || !isSame(wordsOf(form), shown.get(form) ?? wordsOf(form))
    );
  };
  /** @param {HTMLFormElement} form @param {Words} words @param {string} base */
  const stand = (form, words, base) => {
    shown.set(form, words);
    form.dataset['base'] = base;
  };
  /** @param {string} id @param {Words} words */
  const ensureForm = (id, words) => formOf(root, id) ?? forms.addForm(root, id, words);

  /** Every keystroke. @param {HTMLFormElement} form */
  const typed = (form) => {
    if ('new' in form.dataset) forms.addNew(root, form);
    const id = form.dataset['entry'] ?? '';
    const draft = { base: lastOf(id)?.edit.id ?? form.dataset['base'] ?? '', words: wordsOf(form) };
    drafts.set(id, draft);
    store.jot(`draft/${id}`, draft);
    show();
    clearTimeout(pauses.get(id));
    pauses.set(
      id,
      setTimeout(() => commit(id), PAUSE),
    );
  };

  /** What was typed becomes a saving. @param {string} id */
  const commit = (id) => {
    clearTimeout(pauses.get(id));
    const draft = drafts.get(id);
    const form = formOf(root, id);
    if (!draft || !form) return;
    drafts.delete(id);
    const last = lastOf(id);
    const before = last?.edit ?? shown.get(form);
    if (before ? isSame(draft.words, before) : forms.isBlank(draft.words)) {
      store.jot(`draft/${id}`, undefined);
      show();
    } else if (last && !last.tried) {
      Object.assign(last.edit, draft.words);
      void enter(last);
    } else put(id, draft.words, draft.base);
    void send();
  };

  /** What is safely entered need not be jotted any longer, unless more was typed. @param {Waiting} one */
  const enter = async (one) => {
    await keep({ [`edit/${one.edit.id}`]: one });
    if (isKept && !drafts.has(one.edit.entryId)) store.jot(`draft/${one.edit.entryId}`, undefined);
  };

  /** @param {string} id @param {Words} words @param {string} base */
  const put = (id, words, base) => {
    const order = Math.max(Date.now(), (waiting.at(-1)?.order ?? 0) + 1);
    const basedOn = base === '' ? [] : base.split(',');
    const edit = { ...words, id: newId(), entryId: id, basedOn, madeAt: new Date().toISOString() };
    const one = { order, tried: false, edit };
    waiting.push(one);
    void enter(one);
    return edit;
  };

  /** @param {Edit[]} edits @returns {Promise<Answer | undefined>} nothing where the server will not have it */
  const ask = async (edits) => {
    const answer = await fetch(set('url'), {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ since: at, edits }),
      redirect: 'manual',
      signal: AbortSignal.timeout(20_000),
    });
    if (answer.status === 200) return answer.json();
    const known = { 401: 'sign-in', 403: 'refused', 404: 'refused', 409: 'signed' }[answer.status];
    if (known === undefined && answer.type !== 'opaqueredirect') throw new Error(String(answer.status));
    trouble = /** @type {typeof trouble} */ (known ?? 'sign-in');
    return undefined;
  };

  const send = () => (sending ??= sendAll().finally(() => (sending = undefined)));

  const sendAll = async () => {
    clearTimeout(timer);
    try {
      do {
        const batch = nextBatch();
        for (const one of batch) one.tried = true;
        if (batch.length > 0)
          await keep(Object.fromEntries(batch.map((one) => [`edit/${one.edit.id}`, one])));
        const answer = await ask(batch.map(({ edit }) => edit));
        if (!answer) break;
        trouble = '';
        retry = POLL;
        settle(answer);
      } while (waiting.length > 0);
    } catch {
      trouble = 'line';
      retry = Math.min(retry * 1.5, 15_000);
    } finally {
      timer = setTimeout(send, trouble === 'sign-in' || trouble === 'signed' ? 15_000 : retry);
      show();
    }
  };

  const nextBatch = () => {
    let size = 0;
    return waiting
      .slice(0, MOST)
      .filter(({ edit }, i) => (size += JSON.stringify(edit).length) < LARGEST || i === 0);
  };

  /** @param {Answer} answer */
  const settle = (answer) => {
    const drops = [];
    /** @type {Record<string, unknown>} */
    const puts = {};
    for (const { edit } of [...waiting]) {
      const isIn = answer.accepted.includes(edit.id);
      if (!isIn && !answer.refused.includes(edit.id)) continue;
      waiting.splice(
        waiting.findIndex((one) => one.edit.id === edit.id),
        1,
      );
      drops.push(`edit/${edit.id}`);
      if (!isIn) {
        refused.set(edit.id, edit);
        puts[`refused/${edit.id}`] = edit;
        showRefused();
        continue;
      }
      const form = formOf(root, edit.entryId);
      if (form) stand(form, { ...edit }, edit.id);
    }
    for (const view of answer.entries) {
      puts[`view/${view.id}`] = { at: answer.at, view };
      apply(view);
    }
    at = Math.max(at, answer.at);
    if (drops.length > 0 || answer.entries.length > 0) void keep(puts, drops);
  };

  /** What the server says of an entry; never over what was typed here. @param {View} view */
  const apply = (view) => {
    if (view.words.kind === 'shown') {
      for (const form of root.querySelectorAll('form[data-show]')) {
        const of = (/** @type {string} */ name) =>
          valueOf(/** @type {HTMLFormElement} */ (form), name) || null;
        const isIt =
          of('agendaItemId') === view.words.agendaItemId && of('underId') === (view.words.underId ?? null);
        form.querySelector('button')?.setAttribute('aria-pressed', String(isIt));
        const base = form.querySelector('input[name=basedOn]');
        if (base) base.setAttribute('value', view.heads);
      }
      return;
    }
    const known = formOf(root, view.id);
    if (view.words.removed && view.versions.length < 2) {
      if (known && !isDirty(known)) forms.takeAway(root, known);
      root.querySelector(`[data-versions="${CSS.escape(view.id)}"]`)?.remove();
      return;
    }
    const form = known ?? ensureForm(view.id, view.words);
    const own = view.versions.some(({ id }) => id === form.dataset['base']);
    if (!known || (!isDirty(form) && !(own && view.versions.length > 1))) {
      fill(form, view.words);
      stand(form, wordsOf(form), view.base);
      forms.place(root, form, view.words);
    }
    form.toggleAttribute('data-outcome', view.outcome !== null);
    forms.showVersions(root, form, view);
  };

  /** The form of an entry with these words in it, where they belong. @param {string} id @param {Words} words */
  const drawn = (id, words) => {
    const form = ensureForm(id, words);
    fill(form, words);
    forms.place(root, form, words);
  };
  /** @param {string} id */
  const away = (id) => {
    const form = formOf(root, id);
    if (form) forms.takeAway(root, form);
  };

  /** What this device still had when the page was left. */
  const restore = async () => {
    const all = await store.all().catch(() => []);
    const of = (/** @type {string} */ kind) =>
      all
        .filter(([key]) => key.startsWith(`${kind}/`))
        .map(([key, value]) => ({ id: key.slice(kind.length + 1), value }));
    const views = of('view').map(({ value }) => /** @type {{ at: number, view: View }} */ (value));
    const old = views.filter((kept) => kept.at <= at).map(({ view }) => `view/${view.id}`);
    for (const { view } of views
      .filter((kept) => kept.at > at)
      .sort((a, b) => (a.view.begunAt < b.view.begunAt ? -1 : 1)))
      apply(view);
    const edits = of('edit').map(({ value }) => /** @type {Waiting} */ (value));
    for (const one of edits.sort((a, b) => a.order - b.order)) {
      waiting.push(one);
      const { edit } = one;
      if (edit.removed) away(edit.entryId);
      else if (edit.kind !== 'shown') drawn(edit.entryId, edit);
    }
    for (const { id, value } of of('draft')) {
      const draft = /** @type {Draft} */ (value);
      const form = ensureForm(id, draft.words);
      const before = lastOf(id)?.edit ?? shown.get(form) ?? wordsOf(form);
      if (isSame(draft.words, before)) store.jot(`draft/${id}`, undefined);
      else {
        drawn(id, draft.words);
        drafts.set(id, draft);
        commit(id);
      }
    }
    for (const { id, value } of of('refused')) refused.set(id, /** @type {Edit} */ (value));
    showRefused();
    if (old.length > 0) await keep({}, old);
  };

  for (const form of /** @type {NodeListOf<HTMLFormElement>} */ (root.querySelectorAll('form[data-entry]'))) {
    if ('new' in form.dataset) forms.nameForm(form, newId());
    else stand(form, wordsOf(form), form.dataset['base'] ?? '');
  }
  /** @param {Event} event */
  const formAt = (event) => {
    const target = event.target instanceof Element ? event.target.closest('form') : null;
    return target && root.contains(target) && 'entry' in target.dataset ? target : null;
  };
  root.addEventListener('input', (event) => {
    const form = formAt(event);
    if (form) typed(form);
  });
  // An entry goes to the item that was chosen for it.
  root.addEventListener('change', (event) => {
    const form = formAt(event);
    if (!form || !(event.target instanceof HTMLSelectElement) || event.target.name !== 'agendaItemId') return;
    commit(form.dataset['entry'] ?? '');
    forms.place(root, form, wordsOf(form));
    form.scrollIntoView({ block: 'nearest' });
  });
  root.addEventListener('focusout', (event) => {
    const form = formAt(event);
    if (form) commit(form.dataset['entry'] ?? '');
  });
  root.addEventListener('keydown', (event) => {
    const form = event.key === 'Enter' && (event.ctrlKey || event.metaKey) ? formAt(event) : null;
    if (!form) return;
    event.preventDefault();
    commit(form.dataset['entry'] ?? '');
    /** @type {HTMLElement | null | undefined} */ (
      form
        .closest('[data-under], [data-articles], [data-agenda]')
        ?.querySelector('form[data-new] :is(textarea, [name=label])')
    )?.focus();
  });
  root.addEventListener('submit', (event) => {
    const form = /** @type {HTMLFormElement} */ (event.target);
    const by = event.submitter;
    const id = valueOf(form, 'entryId');
    if (id === '' || !('entry' in form.dataset || 'show' in form.dataset || 'resolves' in form.dataset))
      return;
    commit(id);
    if (by?.hasAttribute('formaction')) {
      // The server is asked only once it has all that was typed.
      if (waiting.length === 0) return;
      event.preventDefault();
      void send().then(() => (waiting.length === 0 ? form.requestSubmit(by) : undefined));
      return;
    }
    event.preventDefault();
    // Enter in a field submits too: of two versions one may say that the entry is taken out, its button alone does not.
    const isRemoved = form.querySelector('input[name=removed]')?.getAttribute('value') === 'yes';
    const takesOut = by?.getAttribute('name') === 'removed' || isRemoved;
    const words = { ...wordsOf(form), removed: takesOut };
    if (by?.getAttribute('name') === 'same') {
      fill(form, { ...words, agreed: words.body });
      typed(form);
      commit(id);
    }
    if ('entry' in form.dataset && !takesOut) return;
    const last = lastOf(id)?.edit.id;
    const base = new Set(
      [...valueOf(form, 'basedOn').split(','), last ?? form.dataset['base'] ?? ''].filter(Boolean),
    );
    const edit = put(id, words, [...base].join(','));
    const main = formOf(root, id);
    if (takesOut) away(id);
    else if (main) {
      drawn(id, words);
      stand(main, words, edit.id);
    }
    root.querySelector(`[data-versions="${CSS.escape(id)}"]`)?.remove();
    void send();
  });
  root.querySelector('[data-forget]')?.addEventListener('click', () => {
    const drops = [...refused.keys()].map((id) => `refused/${id}`);
    refused.clear();
    showRefused();
    void keep({}, drops);
  });
  const leave = () => {
    for (const id of [...drafts.keys()]) commit(id);
  };
  addEventListener('pagehide', leave);
  document.addEventListener('visibilitychange', () => (document.hidden ? leave() : void send()));
  addEventListener('online', () => void send());
  addEventListener('offline', show);

  await restore();
  root.toggleAttribute('data-live', true);
  show();
  void send();
  await keepPage(root);
}

/** The page opens again without a line: a worker of this page alone keeps it with what it is made of. @param {HTMLElement} root */
async function keepPage(root) {
  if (!('serviceWorker' in navigator)) return;
  const { worker = '', forms = '', store = '' } = root.dataset;
  await navigator.serviceWorker.register(worker, { scope: location.pathname });
  const { active } = await navigator.serviceWorker.ready;
  const parts = [...document.querySelectorAll('link[rel=stylesheet], link[rel=icon], script[src]')].map(
    (part) => /** @type {HTMLLinkElement} */ (part).href || /** @type {HTMLScriptElement} */ (part).src,
  );
  active?.postMessage({
    page: location.pathname,
    parts: [...parts, forms, store].map((part) => new URL(part, location.href).href),
  });
}

const desk = document.querySelector('[data-minutes]');
if (desk instanceof HTMLElement) void start(desk);
