// Typing a paper sheet without the mouse: Enter goes to the next box, Ctrl+Enter saves the whole.
const form = document.getElementById("phieu");
const boxes = () => [...form.querySelectorAll("input:not([type=hidden]), select, button[type=submit]")];
form.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.target.matches("button")) return;
  event.preventDefault();
  if (event.ctrlKey || event.metaKey) return form.requestSubmit();
  const all = boxes();
  const next = all[all.indexOf(event.target) + 1];
  next?.focus();
  next?.select?.();
});
(form.querySelector(".bad input, .bad select") ?? boxes()[0])?.focus();
