/* While a partner's name is typed: partners like it, with links. The form works without it and asks when it is sent. */
const box = document.querySelector('[data-likes]');
const form = box?.closest('form');
const field = form?.elements.namedItem('name');
if (box instanceof HTMLElement && form && field instanceof HTMLInputElement) watch(box, form, field);

/** @param {HTMLElement} box @param {HTMLFormElement} form @param {HTMLInputElement} field */
function watch(box, form, field) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;
  let asked = '';

  /** @param {{ name: string, facts: string, reasons: string, href: string }[]} likes */
  function show(likes) {
    box.replaceChildren();
    if (likes.length === 0) return;
    const title = document.createElement('p');
    title.textContent = `${box.dataset.likesTitle ?? ''}. ${box.dataset.likesUse ?? ''}:`;
    const list = document.createElement('ul');
    for (const like of likes) {
      const item = document.createElement('li');
      const link = document.createElement('a');
      link.href = like.href;
      link.textContent = like.name;
      const facts = document.createElement('span');
      facts.className = 'muted';
      facts.textContent = ` ${like.facts} (${like.reasons})`;
      item.append(link, facts);
      list.append(item);
    }
    box.append(title, list);
  }

  async function ask() {
    const name = field.value.trim();
    if (name === asked) return;
    asked = name;
    if (name.length < 3) {
      show([]);
      return;
    }
    const country = form.elements.namedItem('homeCountry');
    const query = new URLSearchParams({
      name,
      country: country instanceof HTMLSelectElement ? country.value : '',
    });
    try {
      const answer = await fetch(`/mitra/mirip?${query}`);
      if (answer.ok && name === asked) show(await answer.json());
    } catch {
      /* No line: the form asks again when it is sent. */
    }
  }

  field.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, 350);
  });
}
