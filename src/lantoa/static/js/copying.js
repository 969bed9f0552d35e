// Copies a cell, a row, a column or the whole table as tabs and lines, which every sheet takes.
const table = document.querySelector("[data-copyable]");
const said = document.querySelector("[data-copy-said]");
const dots = document.querySelector("[data-copy-dots]");
const rows = () => [...table.tBodies[0].rows].filter((row) => row.querySelector("[data-plain]"));
const cells = (row) => [...row.querySelectorAll("[data-plain]")];
const text = (cell) =>
  dots.checked && cell.classList.contains("n") ? cell.textContent.trim() : cell.dataset.plain;
async function copy(lines, words) {
  const all = lines.map((line) => line.join("\t")).join("\n");
  try {
    await navigator.clipboard.writeText(all);
  } catch {
    const box = Object.assign(document.createElement("textarea"), { value: all });
    document.body.append(box);
    box.select();
    document.execCommand("copy");
    box.remove();
  }
  said.textContent = `Đã chép ${words}.`;
}
document.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (button?.matches("[data-copy-all]")) {
    copy(rows().map((row) => cells(row).map(text)), "cả bảng");
  } else if (button?.matches("[data-copy-column]")) {
    const at = Number(button.dataset.copyColumn);
    copy(rows().map((row) => [text(cells(row)[at])]), "cột");
  } else if (button?.matches("[data-copy-row]")) {
    copy([cells(button.closest("tr")).map(text)], "dòng");
  } else {
    const cell = event.target.closest("[data-plain]");
    if (cell) copy([[text(cell)]], `“${text(cell)}”`);
  }
});
for (const button of document.querySelectorAll("[data-copy-all], [data-copy-column], [data-copy-row]")) {
  button.hidden = false;
}
