/* While a partner's name is typed: names that hold it, as proposals of the field. Without it the server asks when the form is sent. */
/** @type {ReturnType<typeof setTimeout> | undefined} */
let waiting;

const field = document.querySelector('input[data-partner]');
if (field instanceof HTMLInputElement) watch(field, field.dataset.partner ?? '');

/** @param {HTMLInputElement} typed @param {string} address */
function watch(typed, address) {
  const list = document.createElement('datalist');
  list.id = `${typed.id}-partners`;
  typed.after(list);
  typed.setAttribute('list', list.id);

  async function ask() {
    const query = typed.value.trim();
    if (query.length < 2) return;
    try {
      const answer = await fetch(`${address}?q=${encodeURIComponent(query)}`);
      if (!answer.ok || typed.value.trim() !== query) return;
      /** @type {string[]} */
      const names = await answer.json();
      list.replaceChildren(
        ...names.map((name) => {
          const option = document.createElement('option');
          option.value = name;
          return option;
        }),
      );
    } catch {
      /* No line: the server asks when the form is sent. */
    }
  }

  typed.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, 250);
  });
}
