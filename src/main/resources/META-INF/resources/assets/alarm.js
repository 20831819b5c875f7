// The sound of the desk. A browser lets a page sound only after a gesture, so the button says whether it can be heard.
const KEPT = 'sise-sound';
const RATE = 8_000;
const BEEP = 0.2;
const SOUNDS = {
  orange: { tones: [880, 660], every: 3 },
  red: { tones: [988, 740, 988, 740], every: 2 },
};

const button = document.getElementById('sound');
let context;
let playing;
let level = '';

const wanted = () => localStorage.getItem(KEPT) === 'on';
const heard = () => wanted() && context?.state === 'running';

/** Loops by itself: a timer of a page in the background may sleep for a minute. */
function start({ tones, every }) {
  const buffer = context.createBuffer(1, RATE * every, RATE);
  const wave = buffer.getChannelData(0);
  tones.forEach((hertz, place) => {
    for (let i = 0; i < RATE * BEEP; i++) {
      const edge = Math.min(1, i / 80, (RATE * BEEP - i) / 80); // without it each beep clicks
      wave[Math.floor(place * RATE * BEEP * 1.2) + i] = 0.4 * edge * Math.sin((2 * Math.PI * hertz * i) / RATE);
    }
  });
  playing = new AudioBufferSourceNode(context, { buffer, loop: true });
  playing.connect(context.destination);
  playing.start();
}

function refresh() {
  playing?.stop();
  playing = undefined;
  if (heard() && level) start(SOUNDS[level]);
  const state = !window.AudioContext ? 'none' : heard() ? 'on' : wanted() ? 'waiting' : 'off';
  button.dataset.state = state;
  button.disabled = state === 'none';
  button.classList.toggle('unheard', level !== '' && state !== 'on');
  button.setAttribute('aria-pressed', String(state === 'on'));
  button.textContent = button.dataset[state];
}

function allow() {
  if (!wanted() || !window.AudioContext) return;
  if (!context) {
    context = new AudioContext();
    context.onstatechange = refresh;
  }
  context.resume();
}

/** @param {'' | 'orange' | 'red'} gravest what rings now */
export function ring(gravest) {
  if (gravest === level) return;
  level = gravest;
  refresh();
}

button.hidden = false;
button.addEventListener('click', () => {
  localStorage.setItem(KEPT, button.dataset.state === 'on' ? 'off' : 'on');
  allow();
  refresh();
});
// Any touch of the page is the gesture that a reloaded page still needs.
for (const gesture of ['pointerdown', 'keydown']) {
  document.addEventListener(gesture, (event) => { if (!button.contains(event.target)) allow(); });
}
allow();
refresh();
