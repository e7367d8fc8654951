/* Comfort for pages that ship no other script. Everything works without it. */
const root = document.documentElement;
root.classList.add('js');

document.addEventListener('click', (event) => {
  const target = event.target instanceof Element ? event.target : null;
  if (target?.closest('[data-print]')) window.print();
  const closer = target?.closest('[data-close]');
  if (closer) {
    event.preventDefault();
    const box = closer.closest('details');
    box?.removeAttribute('open');
    box?.querySelector('summary')?.focus();
  }
});

/* Thousands separators while an amount is typed; what cannot be grouped is left as it is. */
document.addEventListener('input', (event) => {
  const field = event.target;
  if (!(field instanceof HTMLInputElement) || !field.dataset.money) return;
  const group = field.dataset.money;
  const point = group === '.' ? ',' : '.';
  const before = field.value;
  if (field.selectionStart !== before.length) return;
  const plain = before.replaceAll(group, '');
  const parts = new RegExp(`^(\\d+)(\\${point}\\d*)?$`).exec(plain);
  if (parts) field.value = (parts[1] ?? '').replace(/\B(?=(\d{3})+$)/g, group) + (parts[2] ?? '');
});

document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return;
  const box = document.activeElement?.closest('details[data-escape][open]');
  box?.removeAttribute('open');
  if (box) box.querySelector('summary')?.focus();
});

/* Closed sections are opened for paper. */
window.addEventListener('beforeprint', () => {
  for (const box of document.querySelectorAll('main details.disclosure:not([open])')) {
    box.setAttribute('open', '');
    box.setAttribute('data-for-print', '');
  }
});
window.addEventListener('afterprint', () => {
  for (const box of document.querySelectorAll('[data-for-print]')) {
    box.removeAttribute('open');
    box.removeAttribute('data-for-print');
  }
});
