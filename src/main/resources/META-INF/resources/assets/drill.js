// What a drill brings is looked at again while it goes on: not behind another tab, nor under somebody who types or reads on.
const EVERY = 3_000;
const course = document.getElementById('course');

const isTyping = () => [...document.querySelectorAll('main input:not([type=hidden])')]
  .some((field) => field.value !== field.defaultValue);

const isReading = () => course.querySelector('details[open]') !== null;

function look() {
  if (!document.hidden && !isTyping() && !isReading()) htmx.trigger(course, 'sise:look');
}

course.addEventListener('htmx:beforeSwap', ({ detail }) => {
  const { status, responseURL } = detail.xhr;
  if (status >= 500 || (status === 200 && responseURL.includes('/course?'))) return;
  // Neither the course nor a service that is away for a moment: the log-in page, or a drill that is no longer one's own.
  detail.shouldSwap = false;
  location.assign(course.dataset.page);
});

if (course.hasAttribute('hx-get')) setInterval(look, EVERY);
