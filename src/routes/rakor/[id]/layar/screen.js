// @ts-check
// Draws the page for the room anew while the meeting goes on, and fills the whole screen where somebody asks for it.
const EVERY = 3000;

async function renew() {
  const before = document.querySelector('[data-screen]');
  if (!before || document.hidden) return;
  try {
    const answer = await fetch(location.href, { signal: AbortSignal.timeout(15_000) });
    if (answer.redirected || !answer.ok) throw new Error(String(answer.status));
    const drawn = new DOMParser()
      .parseFromString(await answer.text(), 'text/html')
      .querySelector('[data-screen]');
    if (drawn && drawn.innerHTML !== before.innerHTML) before.replaceChildren(...drawn.childNodes);
    document.querySelector('[data-line]')?.setAttribute('hidden', '');
  } catch {
    document.querySelector('[data-line]')?.removeAttribute('hidden');
  }
}

document.addEventListener('click', (event) => {
  if (!(event.target instanceof Element) || !event.target.closest('[data-full]')) return;
  if (document.fullscreenElement) void document.exitFullscreen();
  else void document.querySelector('[data-screen]')?.requestFullscreen();
});
setInterval(() => void renew(), EVERY);
