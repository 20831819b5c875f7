// Ctrl+Enter sends the form one is typing in. Enter and the button do so without this file.
document.addEventListener('keydown', (event) => {
  const form = event.target.form;
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && form) {
    event.preventDefault();
    form.requestSubmit();
  }
});

// What the server marked is where one goes on, also in a dialog that was swapped.
document.body.addEventListener('htmx:afterSettle', (event) => {
  event.target.querySelector?.('[autofocus]')?.focus();
});
