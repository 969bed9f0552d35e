// Touching or focusing a field lights the source lines it was read from; works as plain anchors too.
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
function show(event, move) {
  const field = event.target.closest("[data-lines]");
  if (!field) return;
  const line = light(field.dataset.lines);
  const pane = line && line.closest(".pane");
  const scrolls = pane && pane.scrollHeight > pane.clientHeight + 4;
  if (scrolls && (move || event.type === "focusin")) line.scrollIntoView({ block: "center" });
}
document.addEventListener("focusin", (event) => show(event, false));
document.addEventListener("pointerover", (event) => { if (event.pointerType === "mouse") show(event, false); });
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-lines]");
  show(event, true);
  if (link) light(link.dataset.lines);
});
