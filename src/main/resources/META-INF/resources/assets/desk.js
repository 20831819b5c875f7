// The duty desk, live: the board is fetched again when something changes; what is new slides in, orange and red ring.
import { listen } from '/assets/live.js';
import { ring } from '/assets/alarm.js';

const CALM = 1_000; // at most one look at the board per second
const AGAIN = 5_000;
const board = document.getElementById('board');
const announcement = document.getElementById('announcement');
const title = document.title;

let fetched = 0;
let waiting;
let known = new Set();

const rows = () => [...board.querySelectorAll('[data-id]')];

function fetchSoon(pause = CALM) {
  waiting ??= setTimeout(() => {
    waiting = undefined;
    fetched = Date.now();
    htmx.trigger(board, 'sise:changed');
  }, Math.max(0, fetched + pause - Date.now()));
}

function ringing() {
  const calling = rows().filter((row) => 'rings' in row.dataset);
  ring(['red', 'orange'].find((level) => calling.some((row) => row.dataset.level === level)) ?? '');
  document.title = calling.length ? `(${calling.length}) ${title}` : title;
}

function arrive() {
  const present = rows();
  const fresh = present.filter((row) => !known.has(row.dataset.id));
  fresh.forEach((row) => row.classList.add('arrived'));
  const grave = fresh.filter((row) => 'rings' in row.dataset);
  if (grave.length) {
    announcement.textContent = grave
      .map((row) => `${announcement.dataset[row.dataset.level]} ${row.querySelector('.title').textContent}`)
      .join('; ');
  }
  known = new Set(present.map((row) => row.dataset.id));
  ringing();
}

/** 签收 without leaving the page, which would silence it; who has signed stands on the board that follows. */
async function sign(event) {
  if (!event.target.matches('form.sign')) return;
  event.preventDefault();
  const form = event.target;
  form.querySelector('button').disabled = true;
  try {
    await fetch(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form)), redirect: 'manual' });
  } finally {
    fetched = 0;
    fetchSoon(0);
  }
}

board.addEventListener('submit', sign);
board.addEventListener('htmx:afterSettle', arrive);
board.addEventListener('htmx:beforeSwap', (event) => {
  // Anything else than the board is the log-in page, or a fault.
  if (!event.detail.xhr.responseURL.endsWith('/board')) {
    event.detail.shouldSwap = false;
    location.reload();
  }
});
for (const failure of ['htmx:responseError', 'htmx:sendError']) {
  board.addEventListener(failure, () => fetchSoon(AGAIN));
}

known = new Set(rows().map((row) => row.dataset.id));
ringing();
listen(() => fetchSoon());
