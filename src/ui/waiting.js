// @ts-check
// A page that waits for work in the background says how far it is, and draws itself anew when it is done. Without it the
// page is fetched again every two seconds.

/** @param {HTMLElement} waiting */
async function follow(waiting) {
  const bar = waiting.querySelector('progress');
  const said = waiting.querySelector('[data-said]');
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, 500));
    try {
      const response = await fetch(waiting.dataset['waiting'] ?? '');
      /** @type {{ isWaiting: boolean, done: number, total: number | null, said: string }} */
      const answer = await response.json();
      if (!answer.isWaiting) {
        location.reload();
        return;
      }
      if (bar && answer.total !== null) {
        bar.max = answer.total;
        bar.value = answer.done;
      }
      if (said) said.textContent = answer.said;
    } catch {
      // the line is away for a moment: ask again
    }
  }
}

document.querySelectorAll('[data-waiting]').forEach((waiting) => {
  void follow(/** @type {HTMLElement} */ (waiting));
});
