/* While the name of an area is typed: areas that begin so, as links. The form works without it. */
const box = document.querySelector('[data-suggest]');
const field = box?.querySelector('input[type="search"]');
const place = box?.querySelector('[data-suggestions]');
if (box instanceof HTMLElement && field instanceof HTMLInputElement && place)
  watch(box.dataset.suggest ?? '', field, place);

/** @param {string} address @param {HTMLInputElement} field @param {Element} place */
function watch(address, field, place) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;
  let asked = field.value.trim();

  /** @param {{ code: string, name: string, path: string }[]} areas */
  function show(areas) {
    const list = document.createElement('ul');
    list.className = 'list-plain';
    for (const area of areas) {
      const item = document.createElement('li');
      const link = document.createElement('a');
      link.href = `/wilayah/${area.code}`;
      link.textContent = area.name;
      const where = document.createElement('span');
      where.className = 'muted';
      where.textContent = ` ${area.path}`;
      item.append(link, where);
      list.append(item);
    }
    place.replaceChildren(...(areas.length > 0 ? [list] : []));
  }

  async function ask() {
    const query = field.value.trim();
    if (query === asked) return;
    asked = query;
    if (query.length < 2) {
      show([]);
      return;
    }
    try {
      const answer = await fetch(address + encodeURIComponent(query));
      if (answer.ok && query === asked) show(await answer.json());
    } catch {
      /* No line: the form still asks when it is sent. */
    }
  }

  field.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, 150);
  });
}
