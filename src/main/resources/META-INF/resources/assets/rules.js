// A file that is chosen fills the text, which is what is sent: so it can be read and mended before.
const field = document.getElementById('rule-file');
const chosen = document.getElementById('file');
field.hidden = false;
chosen.addEventListener('change', async () => {
  const file = chosen.files[0];
  if (file) document.getElementById('document').value = await file.text();
});
