// Sends chosen or dropped files one after another with progress. Without it the form sends them itself.
for (const form of document.querySelectorAll('form[data-upload]')) {
  const input = form.querySelector('input[type=file]');
  const bar = form.querySelector('progress');

  const send = (file) =>
    new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.open('POST', `${form.dataset.upload}?nama=${encodeURIComponent(file.name)}`);
      request.setRequestHeader('content-type', 'application/octet-stream');
      request.upload.onprogress = (event) => {
        if (event.lengthComputable) bar.value = (100 * event.loaded) / event.total;
      };
      request.onload = () => {
        const answer = JSON.parse(request.responseText || '{}');
        if (request.status < 300) resolve(answer.id);
        else reject(new Error(answer.message || String(request.status)));
      };
      request.onerror = () => reject(new Error(''));
      request.send(file);
    });

  const sendAll = async (files) => {
    bar.hidden = false;
    let last;
    try {
      for (const file of files) last = await send(file);
      location.href = files.length === 1 ? `${form.dataset.after}/${last}` : form.dataset.after;
    } catch (error) {
      bar.hidden = true;
      input.setCustomValidity(error.message || 'Tidak ada jaringan / No line');
      input.reportValidity();
    }
  };

  input.addEventListener('change', () => input.setCustomValidity(''));
  form.addEventListener('submit', (event) => {
    if (!input.files.length) return;
    event.preventDefault();
    void sendAll(input.files);
  });
  form.addEventListener('dragover', (event) => {
    event.preventDefault();
    form.classList.add('over');
  });
  form.addEventListener('dragleave', () => form.classList.remove('over'));
  form.addEventListener('drop', (event) => {
    event.preventDefault();
    form.classList.remove('over');
    if (event.dataTransfer.files.length) void sendAll(event.dataTransfer.files);
  });
}

// A page that waits for work in the background draws itself anew when the work is done.
const waiting = document.querySelector('[data-progress]');
if (waiting) {
  const bar = waiting.querySelector('progress');
  const look = async () => {
    const answer = await fetch(waiting.dataset.progress).then((response) => response.json(), () => undefined);
    if (answer && !['checking', 'storing'].includes(answer.state)) location.reload();
    else {
      if (answer && bar) bar.value = answer.progress;
      setTimeout(look, 700);
    }
  };
  setTimeout(look, 500);
}
