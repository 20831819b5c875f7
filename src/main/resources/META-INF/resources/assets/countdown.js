// Every time that is due counts on from what the server wrote, in the page's words and by the server's clock.
const EVERY = 15_000;
const MINUTE = 60_000;
const words = document.body.dataset;
const ahead = Date.parse(words.now) - Date.now();

const say = (pattern, ...values) => pattern.replace(/\{(\d)\}/g, (_, place) => values[place]);

function span(minutes) {
  if (minutes < 60) return say(words.timeMinutes, minutes);
  if (minutes < 48 * 60) return say(words.timeHours, Math.floor(minutes / 60), minutes % 60);
  return say(words.timeDays, Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60));
}

function count(time) {
  const left = Date.parse(time.dataset.due) - Date.now() - ahead;
  const shown = say(left < 0 ? words.timeOverdue : words.timeLeft, span(Math.floor(Math.abs(left) / MINUTE)));
  const place = time.querySelector('.left');
  if (place.textContent !== shown) place.textContent = shown;
  time.classList.toggle('late', left < 0);
  time.classList.toggle('soon', left >= 0 && left < 15 * MINUTE);
}

const countAll = () => document.querySelectorAll('time[data-due]').forEach(count);

setInterval(countAll, EVERY);
document.addEventListener('visibilitychange', countAll);
document.body.addEventListener('htmx:afterSettle', countAll);
countAll();
