// @ts-check
// Passkeys need the browser's own dialogue, which only a script can open. Everything else about signing in works without.

/** @param {string} text @returns {Uint8Array<ArrayBuffer>} */
const bytesOf = (text) =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));

/** @param {ArrayBuffer | null} buffer */
const textOf = (buffer) =>
  buffer === null
    ? undefined
    : btoa(String.fromCharCode(...new Uint8Array(buffer)))
        .replaceAll('+', '-')
        .replaceAll('/', '_')
        .replace(/=+$/, '');

/** @typedef {{ id: string, type: 'public-key', transports?: AuthenticatorTransport[] }} Named */

/** @param {Named[] | undefined} list */
const credentials = (list) => (list ?? []).map((one) => ({ ...one, id: bytesOf(one.id) }));

/**
 * @param {string} address @param {string} method @param {object} [body]
 * @returns {Promise<any>}
 */
async function ask(address, method, body) {
  const response = await fetch(address, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
  /** @type {{ message?: string }} */
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error(answer.message ?? '');
  return answer;
}

/** @param {HTMLElement} box */
async function signIn(box) {
  const address = box.dataset['address'] ?? '';
  const options = await ask(address, 'GET');
  const given = /** @type {PublicKeyCredential | null} */ (
    await navigator.credentials.get({
      publicKey: {
        ...options,
        challenge: bytesOf(options.challenge),
        allowCredentials: credentials(options.allowCredentials),
      },
    })
  );
  if (!given) throw new DOMException('', 'NotAllowedError');
  const response = /** @type {AuthenticatorAssertionResponse} */ (given.response);
  await ask(address, 'POST', {
    response: {
      id: given.id,
      rawId: textOf(given.rawId),
      type: given.type,
      clientExtensionResults: given.getClientExtensionResults(),
      response: {
        authenticatorData: textOf(response.authenticatorData),
        clientDataJSON: textOf(response.clientDataJSON),
        signature: textOf(response.signature),
        userHandle: textOf(response.userHandle),
      },
    },
  });
  location.href = box.dataset['after'] ?? '/';
}

/** @param {HTMLElement} form */
async function add(form) {
  const address = form.dataset['address'] ?? '';
  const typed = new FormData(/** @type {HTMLFormElement} */ (form));
  const options = await ask(address, 'POST', { password: typed.get('keyPassword') });
  const made = /** @type {PublicKeyCredential | null} */ (
    await navigator.credentials.create({
      publicKey: {
        ...options,
        challenge: bytesOf(options.challenge),
        user: { ...options.user, id: bytesOf(options.user.id) },
        excludeCredentials: credentials(options.excludeCredentials),
      },
    })
  );
  if (!made) throw new DOMException('', 'NotAllowedError');
  const response = /** @type {AuthenticatorAttestationResponse} */ (made.response);
  await ask(address, 'PUT', {
    name: typed.get('keyName'),
    response: {
      id: made.id,
      rawId: textOf(made.rawId),
      type: made.type,
      clientExtensionResults: made.getClientExtensionResults(),
      response: {
        attestationObject: textOf(response.attestationObject),
        clientDataJSON: textOf(response.clientDataJSON),
        transports: response.getTransports(),
      },
    },
  });
  location.href = form.dataset['after'] ?? '/';
}

/** @param {HTMLElement} box @param {(box: HTMLElement) => Promise<void>} work */
async function run(box, work) {
  const said = /** @type {HTMLElement} */ (box.querySelector('[role=alert]'));
  const button = /** @type {HTMLButtonElement} */ (box.querySelector('button'));
  said.hidden = true;
  button.disabled = true;
  try {
    await work(box);
  } catch (error) {
    const cancelled = error instanceof DOMException && error.name === 'NotAllowedError';
    const message = error instanceof DOMException ? '' : error instanceof Error ? error.message : '';
    said.textContent = cancelled ? (box.dataset['cancelled'] ?? '') : message || (box.dataset['fault'] ?? '');
    said.hidden = false;
  } finally {
    button.disabled = false;
  }
}

for (const box of document.querySelectorAll('[data-passkey]')) {
  const element = /** @type {HTMLElement} */ (box);
  if (!('credentials' in navigator) || typeof PublicKeyCredential === 'undefined') element.hidden = true;
  else if (element.dataset['passkey'] === 'sign-in')
    element.querySelector('button')?.addEventListener('click', () => void run(element, signIn));
  else
    element.addEventListener('submit', (event) => {
      event.preventDefault();
      void run(element, add);
    });
}
