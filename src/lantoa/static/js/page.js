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
// A slip is told beside its field, in Vietnamese: the browser's own bubble speaks the phone's language,
// and inside Zalo there may be none. What was typed stays.
document.addEventListener("invalid", (event) => {
  event.preventDefault();
  const field = event.target;
  const box = field.closest("fieldset, .field") ?? field.parentElement;
  if (box.querySelector(".wrong.here")) return;
  const told = document.createElement("p");
  told.className = "wrong here";
  told.setAttribute("role", "alert");
  told.textContent = slip(field);
  box.append(told);
  const mended = () => { told.remove(); document.removeEventListener("input", listen); };
  const listen = (typing) => box.contains(typing.target) && mended();
  document.addEventListener("input", listen);
  for (let fold = field.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  if (field === field.form.querySelector(":invalid:not(fieldset)")) field.focus();
}, true);
function slip({ validity, type, min, max, minLength, title }) {
  const day = (word) => word.split("-").reverse().map(Number).join("/");
  const said = type === "date" ? day : (word) => word.replace(".", ",");
  if (validity.badInput) return type === "date" ? "Ghi đủ ngày, tháng, năm." : "Chỉ ghi số, như 12 hoặc 12,5.";
  if (validity.valueMissing && type === "file") return "Chọn tệp hoặc ảnh.";
  if (validity.valueMissing) return /radio|select/.test(type) ? "Chọn một dòng ở đây." : type === "checkbox" ? "Đánh dấu ô này." : "Điền vào ô này.";
  if (validity.rangeUnderflow) return type === "date" ? `Chọn từ ngày ${said(min)} trở đi.` : `Ghi từ ${said(min)} trở lên.`;
  if (validity.rangeOverflow) return type === "date" ? `Chọn đến ngày ${said(max)}.` : `Nhiều nhất là ${said(max)}. Số lớn hơn thì xem lại.`;
  if (validity.stepMismatch) return "Ghi số tròn, không lẻ.";
  if (validity.tooShort) return `Ghi ít nhất ${minLength} chữ.`;
  if (validity.typeMismatch) return type === "email" ? "Chưa đúng địa chỉ thư, ghi như ten@vidu.vn." : "Ghi đường dẫn bắt đầu bằng https://.";
  return title || "Xem lại ô này.";
}
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
