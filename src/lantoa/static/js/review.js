// Touching or focusing a field lights the source lines it was read from; works as plain anchors too.
// Keys work only while a field has the focus: arrows move, Enter accepts, S opens, Escape leaves.
const source = document.querySelector("details.source[open]");
if (source && matchMedia("(max-width: 64rem)").matches && !location.hash.startsWith("#d")) source.open = false;
let lit = [];
function light(range) {
  for (const line of lit) line.classList.remove("lit");
  const [first, last] = range.split("-").map(Number);
  lit = [];
  for (let n = first; n <= last; n += 1) {
    for (const line of [document.getElementById(`d${n}`), document.getElementById(`t${n}`)]) {
      if (line) { line.classList.add("lit"); lit.push(line); }
    }
  }
  return lit[0];
}
function show(field, follow) {
  const line = light(field.dataset.lines);
  const pane = line && line.closest(".pane");
  const scrolls = pane && pane.scrollHeight > pane.clientHeight + 4;
  if (follow && scrolls) line.scrollIntoView({ block: "center" });
}
function listen(kind, follow) {
  document.addEventListener(kind, (event) => {
    const field = event.target.closest("[data-lines]");
    if (!field) return;
    const asked = kind === "click" && field.matches("a");
    if (asked && source) source.open = true;
    show(field, follow);
    // The browser's own jump leaves the line under the pane's heading, which stays in place.
    if (asked) setTimeout(() => lit[0]?.scrollIntoView({ block: "center" }), 0);
  });
}
listen("focusin", true);
listen("click", true);
listen("pointerover", false);

const stops = () => [...document.querySelectorAll("[data-asks], .ask fieldset input:checked")]
  .filter((one) => !one.closest(".ask") || one.closest("form").querySelector(".chip.now"));
function step(from, by) {
  const places = stops();
  const here = from.closest("[data-asks]") || from;
  const after = (one) => here.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING;
  const rest = by > 0 ? places.filter(after) : places.filter((one) => one !== here && !after(one)).reverse();
  const next = rest[0] || places.find((one) => one !== here);
  if (next) { next.focus(); next.scrollIntoView({ block: "nearest" }); }
}
document.addEventListener("keydown", (event) => {
  const entry = event.target.closest(".entry");
  if (!entry) return;
  const writing = event.target.matches("input:not([type=checkbox]), textarea, select");
  if (event.key === "Escape") { entry.querySelector("[data-leave]")?.click(); return; }
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { entry.querySelector("form")?.requestSubmit(); return; }
  if (writing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    step(event.target, event.key === "ArrowDown" ? 1 : -1);
  } else if (event.key === "Enter" && event.target === entry) {
    event.preventDefault();
    entry.querySelector("[data-accept]")?.requestSubmit();
  } else if (event.key.toLowerCase() === "s" && event.target === entry) {
    event.preventDefault();
    entry.querySelector("[data-edit]")?.click();
  }
});
document.addEventListener("htmx:afterSwap", (event) => {
  const { id } = event.detail.target || {};
  const sent = event.detail.requestConfig.verb === "post";
  // Keys are answered only once the new part is ready for them.
  setTimeout(() => {
    const entry = document.getElementById(id);
    if (!entry?.classList.contains("entry")) return;
    const field = entry.querySelector(".input, input[type=checkbox]");
    if (field) field.focus();
    else if (sent) step(entry, 1);
    else entry.focus();
  }, 60);
});
if (matchMedia("(min-width: 64.01rem)").matches) {
  const settled = location.hash.startsWith("#diem-") && document.getElementById(location.hash.slice(1));
  // The browser's jump to the anchor takes the focus away once more when the page has loaded.
  if (settled) addEventListener("load", () => setTimeout(() => step(settled, 1), 0));
  else if (!location.hash) document.querySelector("[data-asks]")?.focus({ preventScroll: true });
}
