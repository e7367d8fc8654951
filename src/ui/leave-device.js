// @ts-check
// Signing out takes away what the minutes kept on this device, and asks first where some of it was never sent.
const UNSENT = 'sinergi-minutes-unsent';

/** How many entries were never sent, of whoever wrote here. */
function unsent() {
  try {
    /** @type {Record<string, number>} */
    const counts = JSON.parse(localStorage.getItem(UNSENT) ?? '{}');
    return Object.values(counts).reduce((sum, count) => sum + count, 0);
  } catch {
    return 0;
  }
}

async function forget() {
  for (const key of Object.keys(localStorage))
    if (key.startsWith('sinergi-minutes')) localStorage.removeItem(key);
  indexedDB.deleteDatabase('sinergi-minutes');
  if (!('caches' in window)) return;
  for (const name of await caches.keys()) if (name.startsWith('sinergi-minutes')) await caches.delete(name);
  const workers = await navigator.serviceWorker.getRegistrations();
  await Promise.all(workers.map((worker) => worker.unregister()));
}

/** @type {HTMLFormElement | null} */
const form = document.querySelector('form[data-sign-out]');
form?.addEventListener('submit', (event) => {
  event.preventDefault();
  const count = unsent();
  const question = form.dataset['signOut'] ?? '';
  if (count > 0 && !confirm(question.replace('#', String(count)))) return;
  const patience = new Promise((resolve) => setTimeout(resolve, 3000));
  void Promise.race([forget().catch(() => undefined), patience]).then(() => form.submit());
});
