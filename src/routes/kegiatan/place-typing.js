/* While a place is typed: areas whose names begin so, as proposals of the field. Without it the server asks when the form is sent. */
/** @type {ReturnType<typeof setTimeout> | undefined} */
let waiting;

/** @param {HTMLInputElement} field */
function proposalsOf(field) {
  const id = `${field.id}-places`;
  const known = document.getElementById(id);
  if (known) return known;
  const list = document.createElement('datalist');
  list.id = id;
  field.after(list);
  field.setAttribute('list', id);
  return list;
}

/**
 * @param {string} query
 * @returns {Promise<{ code: string, name: string, path: string }[]>}
 */
async function search(query) {
  return (await fetch(`/wilayah/cari?q=${query}`)).json();
}

/** @param {HTMLInputElement} field */
async function ask(field) {
  const typed = field.value.trim();
  if (typed.length < 3 || /\)$/.test(typed)) return;
  try {
    const within = field.dataset.within ? `&dalam=${field.dataset.within}` : '';
    let areas = await search(`${encodeURIComponent(typed)}${within}`);
    if (areas.length === 0 && within) areas = await search(encodeURIComponent(typed));
    if (field.value.trim() !== typed) return;
    proposalsOf(field).replaceChildren(
      ...areas.map(({ code, name, path }) => {
        const option = document.createElement('option');
        option.value = `${name}${path ? `, ${path}` : ''} (${code})`;
        return option;
      }),
    );
  } catch {
    /* No line: the server asks when the form is sent. */
  }
}

document.addEventListener('input', ({ target }) => {
  if (!(target instanceof HTMLInputElement) || target.dataset.place === undefined) return;
  clearTimeout(waiting);
  waiting = setTimeout(() => ask(target), 250);
});
