// @ts-check
// Sends chosen or dropped files one after another with progress. Without it the form sends them itself.

/** @param {HTMLFormElement} form */
function watch(form) {
  const input = /** @type {HTMLInputElement} */ (form.querySelector('input[type=file]'));
  const bar = /** @type {HTMLProgressElement} */ (form.querySelector('progress'));

  /** @param {File} file @returns {Promise<string>} */
  const send = (file) =>
    new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.open('POST', `${form.dataset['upload'] ?? ''}?nama=${encodeURIComponent(file.name)}`);
      request.setRequestHeader('content-type', 'application/octet-stream');
      request.upload.onprogress = (event) => {
        if (event.lengthComputable) bar.value = (100 * event.loaded) / event.total;
      };
      request.onload = () => {
        /** @type {{ id?: string, message?: string }} */
        let answer = {};
        try {
          answer = JSON.parse(request.responseText);
        } catch {
          // refused before any page saw it: the text is the message
        }
        if (request.status < 300 && answer.id) resolve(answer.id);
        else reject(new Error(answer.message ?? request.responseText.slice(0, 200)));
      };
      request.onerror = () => {
        reject(new Error('Tidak ada jaringan / No line'));
      };
      request.send(file);
    });

  /** @param {FileList} files */
  const sendAll = async (files) => {
    bar.hidden = false;
    const after = form.dataset['after'] ?? '/';
    let last = '';
    try {
      for (const file of files) last = await send(file);
      location.href = files.length === 1 ? `${after}/${last}` : after;
    } catch (error) {
      bar.hidden = true;
      input.setCustomValidity(error instanceof Error ? error.message : String(error));
      input.reportValidity();
    }
  };

  input.addEventListener('change', () => {
    input.setCustomValidity('');
  });
  form.addEventListener('submit', (event) => {
    if (!input.files?.length) return;
    event.preventDefault();
    void sendAll(input.files);
  });
  form.addEventListener('dragover', (event) => {
    event.preventDefault();
    form.classList.add('over');
  });
  form.addEventListener('dragleave', () => {
    form.classList.remove('over');
  });
  form.addEventListener('drop', (event) => {
    event.preventDefault();
    form.classList.remove('over');
    if (event.dataTransfer?.files.length) void sendAll(event.dataTransfer.files);
  });
}

/**
 * A page that waits for work in the background draws itself anew when the work is done.
 * @param {HTMLElement} waiting
 */
async function wait(waiting) {
  const bar = waiting.querySelector('progress');
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, 700));
    try {
      const response = await fetch(waiting.dataset['progress'] ?? '');
      /** @type {{ state: string, progress: number }} */
      const answer = await response.json();
      if (!['checking', 'storing'].includes(answer.state)) {
        location.reload();
        return;
      }
      if (bar) bar.value = answer.progress;
    } catch {
      // the line is away for a moment: ask again
    }
  }
}

document.querySelectorAll('form[data-upload]').forEach((form) => {
  watch(/** @type {HTMLFormElement} */ (form));
});
document.querySelectorAll('[data-progress]').forEach((waiting) => {
  void wait(/** @type {HTMLElement} */ (waiting));
});
