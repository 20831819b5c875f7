// An interrupted entry survives a crash of the browser: what is typed is kept in this browser, for this person, until it is
// sent or thrown away. What protects the form (its token, its once-only id) is never kept.
const NEVER = new Set(['csrf-token', 'once']);
const SENT = 'sise-draft-sent';

const fields = (form) => [...form.elements].filter((field) => field.name && !NEVER.has(field.name));

const values = (form) => fields(form)
  .map((field) => ('checked' in field && /radio|checkbox/.test(field.type)
    ? [field.name, field.value, field.checked]
    : [field.name, null, field.value]));

function fill(form, draft) {
  for (const [name, value, said] of draft) {
    const found = fields(form).find((field) => field.name === name && (value === null || field.value === value));
    if (!found) continue;
    if (value === null) found.value = said; else found.checked = said;
  }
}

function keep(form) {
  const key = `sise-draft-${form.dataset.draft}`;
  const note = document.getElementById('draft-note');
  const words = note.querySelector('span');
  const discard = note.querySelector('button');
  const blank = JSON.stringify(values(form));
  const say = (text, restored) => {
    words.textContent = text;
    discard.hidden = !restored;
    note.hidden = false;
  };
  const draft = localStorage.getItem(key);

  sessionStorage.removeItem(SENT);
  if (draft && draft !== blank && form.hasAttribute('data-blank')) {
    fill(form, JSON.parse(draft));
    say(note.dataset.restored, true);
    form.dispatchEvent(new Event('change', { bubbles: true }));
  }
  form.addEventListener('input', () => {
    localStorage.setItem(key, JSON.stringify(values(form)));
    say(note.dataset.kept, !discard.hidden);
  });
  form.addEventListener('submit', () => sessionStorage.setItem(SENT, key));
  discard.addEventListener('click', () => {
    localStorage.removeItem(key);
    fill(form, JSON.parse(blank));
    note.hidden = true;
    form.dispatchEvent(new Event('change', { bubbles: true }));
    fields(form)[0].focus();
  });
}

// Sent, and another page has come: it was taken. A refused form comes back as the same page, and is kept.
function forget() {
  const key = sessionStorage.getItem(SENT);
  if (!key) return;
  localStorage.removeItem(key);
  sessionStorage.removeItem(SENT);
}

const form = document.querySelector('form[data-draft]');
if (form) keep(form);
else if (document.querySelector('[data-refused]')) sessionStorage.removeItem(SENT);
else forget();
