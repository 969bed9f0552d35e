// Small comforts on top of pages that already work without them.
document.addEventListener("submit", (event) => {
  // A second tap on a slow line would only repeat the same uid; show that the first one counts.
  const button = event.submitter;
  if (!button || event.defaultPrevented) return;
  setTimeout(() => { button.disabled = true; button.setAttribute("aria-busy", "true"); }, 0);
  setTimeout(() => { button.disabled = false; button.removeAttribute("aria-busy"); }, 8000);  // a download stays here
});
addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  for (const button of document.querySelectorAll("[aria-busy]")) {
    button.disabled = false;
    button.removeAttribute("aria-busy");
  }
});
document.addEventListener("click", (event) => {
  const open = document.querySelector("details.who[open]");
  if (open && !open.contains(event.target)) open.open = false;
  const printer = event.target.closest("[data-print]");
  if (printer) { event.preventDefault(); window.print(); }
  const copier = event.target.closest("[data-copy]");
  if (copier) copy(copier);
  const sharer = event.target.closest("[data-share]");
  if (sharer && navigator.share) {
    navigator.share({ text: document.querySelector(sharer.dataset.share).innerText.trim() }).catch(() => {});
  }
});
async function copy(button) {
  const source = document.querySelector(button.dataset.copy);
  const text = source.value ?? source.innerText.trim();
  try {
    await navigator.clipboard.writeText(text);
    button.lastChild.textContent = button.dataset.done || "Đã chép";
  } catch {
    const range = document.createRange();
    range.selectNodeContents(source);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
  }
}
for (const box of document.querySelectorAll(".scroll")) {
  if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;  // so that arrow keys can move a wide table
}
for (const button of document.querySelectorAll("[data-share]")) button.hidden = !navigator.share;
for (const button of document.querySelectorAll("[data-copy], [data-print]")) button.hidden = false;
