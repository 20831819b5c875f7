// The live stream (docs/stream.md): tells of changes, and keeps saying on the page whether it hears anything.
const PATIENCE = 40_000; // a beat comes every 15 s; longer silence is a line that is dead though nobody has said so
const AGAIN = 5_000;
const FLICKER = 3_000; // a stream that ends and comes back at once is no loss
const connection = document.getElementById('connection');

let source;
let cursor = '';
let heard = Date.now();
let losing;
let changed = () => {};

function show(state) {
  clearTimeout(losing);
  losing = undefined;
  if (connection.dataset.state === state) return;
  connection.dataset.state = state;
  connection.textContent = connection.dataset[state];
}

function lose() {
  if (connection.dataset.state !== 'lost') losing ??= setTimeout(() => show('lost'), FLICKER);
}

function hear(event) {
  heard = Date.now();
  cursor = event.lastEventId || cursor;
  show('live');
}

function open() {
  source?.close();
  heard = Date.now();
  // Without a cursor nobody knows what happened since the page was written.
  let blind = cursor === '';
  source = new EventSource('/api/v1/stream' + (blind ? '' : '?after=' + encodeURIComponent(cursor)));
  source.onmessage = (event) => { hear(event); changed(); };
  source.addEventListener('reset', (event) => { hear(event); changed(); });
  source.addEventListener('beat', (event) => {
    hear(event);
    if (blind) changed();
    blind = false;
  });
  source.onerror = () => {
    lose();
    if (source.readyState === EventSource.CLOSED) setTimeout(again, AGAIN);
  };
}

/** Refused, and not for want of a line: a session that is over goes to the log-in, a cursor that is not taken is given up. */
async function again() {
  try {
    const me = await fetch('/api/v1/me', { headers: { Accept: 'application/json' } });
    if (me.status === 401) return location.reload();
    cursor = '';
  } catch { /* no line: the cursor is still good */ }
  open();
}

/** Calls back whenever the page may show something that has changed. */
export function listen(callback) {
  changed = callback;
  show('opening');
  open();
  setInterval(() => {
    if (Date.now() - heard > PATIENCE) {
      lose();
      open();
    }
  }, AGAIN);
  addEventListener('offline', () => show('lost'));
  addEventListener('online', open);
}
