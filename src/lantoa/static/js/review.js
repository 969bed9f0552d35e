// Touching or focusing a field lights the source lines it was read from; works as plain anchors too.
const source = document.querySelector("details.source");
if (source && matchMedia("(max-width: 64rem)").matches && !location.hash.startsWith("#d")) source.open = false;
let lit = [];
function light(range) {
  for (const line of lit) line.classList.remove("lit");
  const [first, last] = range.split("-").map(Number);
  lit = [];
  for (let n = first; n <= last; n += 1) {
    const line = document.getElementById(`d${n}`);
    if (line) { line.classList.add("lit"); lit.push(line); }
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
    if (kind === "click" && field.matches("a") && source) source.open = true;
    show(field, follow);
  });
}
listen("focusin", true);
listen("click", true);
listen("pointerover", false);
