/* While a partner's name is typed: partners like it, with links. The form works without it and asks when it is sent. */
const box = document.querySelector('[data-likes]');
const field = box?.closest('form')?.querySelector('[name="name"]');
let waiting = 0;
let asked = '';

function show(likes) {
  box.replaceChildren();
  if (likes.length === 0) return;
  const title = document.createElement('p');
  title.textContent = box.dataset.likesTitle;
  const list = document.createElement('ul');
  for (const like of likes) {
    const item = document.createElement('li');
    const link = document.createElement('a');
    link.href = like.href;
    link.textContent = like.name;
    const facts = document.createElement('span');
    facts.className = 'muted';
    facts.textContent = ` ${like.facts} (${like.reasons}) `;
    item.append(link, facts);
    list.append(item);
  }
  box.append(title, list);
}

async function ask() {
  const name = field.value.trim();
  if (name === asked) return;
  asked = name;
  if (name.length < 3) return show([]);
  const country = field.form.elements.namedItem('homeCountry')?.value ?? '';
  try {
    const answer = await fetch(`/mitra/mirip?name=${encodeURIComponent(name)}&country=${encodeURIComponent(country)}`);
    if (answer.ok && name === asked) show(await answer.json());
  } catch {
    /* No line: the form asks again when it is sent. */
  }
}

field?.addEventListener('input', () => {
  clearTimeout(waiting);
  waiting = setTimeout(ask, 350);
});
