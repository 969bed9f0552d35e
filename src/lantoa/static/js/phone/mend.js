// Opens again what this phone wrote: what the commune could not take, and a report that still waits.
// Loaded only where it is needed (start.js): the first page stays light.
import { addressOf, trouble } from "./form.js";
import { take } from "./files.js";
import { store } from "./store.js";
import { clock, dayOf } from "./words.js";

export async function mend() {
  const me = Number(document.body.dataset.me || 0);
  await unfold();
  const mine = (await store.all()).filter((one) => one.owner === me);
  const forms = [...document.querySelectorAll("form[data-queue]")];
  const formOf = (entry) => forms.find((one) => addressOf(one) === entry.address);
  const uid = new URLSearchParams(location.search).get("sua");
  const asked = mine.find((one) => one.uid === uid);
  // A report that waits here is opened as it was written: sent again, it takes the other's place.
  const entry = asked ?? mine.filter((one) => one.was && one.state === "waiting" && formOf(one)).pop();
  if (!entry) return;
  const form = formOf(entry);
  if (!form) return tell(entry);
  form.dataset.mends = entry.uid;
  for (const [name, value] of entry.fields) put(form, entry, name, value);
  const folded = form.closest("details");
  if (folded) { folded.hidden = false; folded.open = true; }
  if (!entry.was) for (const more of form.querySelectorAll("details")) more.open = true;
  for (const file of entry.files) {
    const bytes = await store.bytes(file.uid);
    if (bytes) await take(form, new File([bytes], file.name, { type: file.mime }));
  }
  const words = asked ? entry.words.join(" ")
    : `Bản lưu trong máy lúc ${clock(entry.made_at)} còn chờ gửi. Sửa rồi bấm lại thì bản mới thay bản ấy.`;
  trouble(form, words);
}

// A page that others write too shows what stands now: only what this person changed is put back.
function put(form, entry, name, value) {
  const field = form.elements[name];
  const was = entry.was?.[name];
  if (entry.was && (was === undefined || was === value)) return;
  if (field instanceof RadioNodeList) field.value = value;
  else if (field?.type === "checkbox") field.checked = true;
  else if (field) field.value = value;
  if (!entry.was || !field) return;
  for (let fold = field.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  const now = field.defaultValue;
  if (now === was || now === value) return;
  const beside = document.createElement("p");
  beside.className = "notice hint";
  beside.textContent = `Ở xã nay ghi: ${now || "chưa nhập"}`;
  field.after(beside);
}

// No form takes it any more: what was written is shown, so that no word is lost.
function tell({ words, fields, labels, was }) {
  const box = document.createElement("section");
  box.className = "sheet";
  box.id = "kept-words";
  const add = (kind, text, css = "") => {
    const one = document.createElement(kind);
    one.textContent = text;
    one.className = css;
    box.append(one);
  };
  add("h2", "Lời đã ghi, còn trong máy này");
  add("p", words.join(" "), "wrong");
  for (const [name, value] of fields) {
    if (!labels?.[name] || !value || (was && was[name] === value)) continue;
    add("p", labels[name], "sub");
    add("p", value);
  }
  document.querySelector("main h1")?.after(box);
}

// A page kept since before the period closed offers to send once it has.
async function unfold() {
  const today = dayOf(Date.now() + ((await store.noted("skew")) ?? 0));
  for (const button of document.querySelectorAll("[data-after]")) button.hidden = today <= button.dataset.after;
}
