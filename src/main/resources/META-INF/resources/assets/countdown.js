// Every time that is due counts on from what the server wrote, in the page's words and by the server's clock; in a drill by its.
const EVERY = 15_000;
const MINUTE = 60_000;
const words = document.body.dataset;
const speed = Number(words.speed ?? 1);
const opened = Date.now();
const now = () => Date.parse(words.now) + (Date.now() - opened) * speed;

const say = (pattern, ...values) => pattern.replace(/\{(\d)\}/g, (_, place) => values[place]);

function span(minutes) {
  if (minutes < 60) return say(words.timeMinutes, minutes);
  if (minutes < 48 * 60) return say(words.timeHours, Math.floor(minutes / 60), minutes % 60);
  return say(words.timeDays, Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60));
}

function count(time) {
  const left = Date.parse(time.dataset.due) - now();
  const shown = say(left < 0 ? words.timeOverdue : words.timeLeft, span(Math.floor(Math.abs(left) / MINUTE)));
  const place = time.querySelector('.left');
  if (place.textContent !== shown) place.textContent = shown;
  time.classList.toggle('late', left < 0);
  time.classList.toggle('soon', left >= 0 && left < 15 * MINUTE);
}

const countAll = () => document.querySelectorAll('time[data-due]').forEach(count);

// The drill's own time goes on in its band, in the zone in which the server wrote it.
function tell(clock) {
  const written = Date.parse(`${clock.dataset.written}Z`);
  const passed = now() - Date.parse(clock.dataset.clock);
  clock.textContent = new Date(written + passed).toISOString().slice(0, 19).replace('T', ' ');
}

document.querySelectorAll('time[data-clock]').forEach((clock) => {
  clock.dataset.written = clock.textContent.trim().replace(' ', 'T');
  if (speed > 0) setInterval(() => tell(clock), 1_000);
});

setInterval(countAll, words.speed ? 1_000 : EVERY);
document.addEventListener('visibilitychange', countAll);
document.body.addEventListener('htmx:afterSettle', countAll);
countAll();
