// The pages work without this file; it adds the countdowns, the dialog and what is live.
const dialog = document.getElementById('dialog');

document.body.addEventListener('htmx:afterSwap', (event) => {
  if (event.detail.target === dialog && !dialog.open) dialog.showModal();
});
