// Forms that go through the queue: <form method="post" action="…" data-queue="words for the list"
// data-page="where to mend it"> for a view marked @queued; without JavaScript it posts as always.
import { filesOf, take, watch } from "./files.js";
import { remember, watchFigures } from "./hints.js";
import { sha256 } from "./line.js";
import { Full, store } from "./store.js";
import { dayOf, newUid } from "./words.js";

const UNSENT = new Set(["csrfmiddlewaretoken", "uid", "device_at"]);
const me = () => Number(document.body.dataset.me || 0);

// Heard at once: the store may open after a quick tap.
export async function enhance() {
  const forms = [...document.querySelectorAll("form[data-queue]")];
  const clock = { skew: 0 };
  for (const form of forms) {
    watch(form);
    step(form);
    watchFigures(form, clock);
    form.addEventListener("submit", (event) => submitted(event, form));
  }
  clock.skew = (await store.noted("skew")) ?? 0;
  const today = dayOf(Date.now() + clock.skew);
  for (const { elements: { done_on: day } } of forms) {
    // A page kept for days proposes its own day; what a person chose is left alone.
    if (day && day.value === day.defaultValue && day.value > today) day.value = today;
  }
  await hideDone();
  placeShared(await store.noted("shared"));
  openAsked();
}

async function submitted(event, form) {
  if (event.defaultPrevented) return;
  event.preventDefault();
  if (form.going) return;
  form.going = true;
  form.querySelector(".queue-trouble")?.remove();
  try {
    await form.taking;  // photos still being made small
    const uid = await keep(form, event.submitter);
    location.assign(`/cho-gui/#${uid}`);
    setTimeout(() => { form.going = false; }, 8000);
  } catch (error) {
    form.going = false;
    trouble(form, error instanceof Full
      ? "Điện thoại đã đầy bộ nhớ, chưa lưu được. Bỏ bớt ảnh ở dưới, hoặc xóa bớt tệp trong máy, rồi bấm gửi lại. Những gì đã nhập vẫn còn ở đây."
      : "Điện thoại không cho lưu (có thể đang mở ở chế độ ẩn danh). Bấm lần nữa để gửi thẳng khi có mạng.");
    if (!(error instanceof Full)) form.removeAttribute("data-queue"), form.addEventListener("submit", (again) => again.stopImmediatePropagation(), { capture: true, once: true });
  }
}

export async function keep(form, submitter) {
  const fields = [...new FormData(form, submitter ?? undefined)].filter(([name, value]) =>
    typeof value === "string" && !UNSENT.has(name));
  const bytes = {};
  const files = [];
  for (const { uid, name, mime, blob, taken_at } of filesOf(form)) {
    bytes[uid] = await blob.arrayBuffer();
    const hash = await sha256(bytes[uid]);
    files.push({ uid, name, mime, bytes: blob.size, sha256: hash, taken_at, state: "waiting", words: [] });
  }
  if (files.length) fields.push(["following", String(files.length)]);
  const entry = {
    uid: newUid(), owner: me(), address: addressOf(form), files_to: form.dataset.filesTo, then: (submitter?.dataset.then ? submitter : form).dataset.then,
    fields, ...seen(form), title: submitter?.dataset.queue ?? titleOf(form), page: form.dataset.page ?? location.pathname + location.search.replace(/[?&]sua=.*/, ""),
    device_at: new Date().toISOString(), made_at: Date.now(),
    state: "waiting", words: [], tries: 0, next_at: 0, files, fleeting: "fleeting" in form.dataset,
  };
  await store.add(entry, bytes, form.dataset.mends ?? "");
  await remember(filesOf(form).map((file) => file.look), entry.title).catch(() => {});
  await navigator.storage?.persist?.().catch(() => false);
  return entry.uid;
}

// What the page called each field; of a page that others write as well, also what it showed there.
function seen(form) {
  const [labels, was] = [{}, {}];
  for (const { name, type, labels: said, defaultValue } of form.elements) {
    if (!said?.length || type === "radio") continue;
    labels[name] = said[0].textContent.trim();
    was[name] = defaultValue;
  }
  return "live" in form.dataset ? { labels, was } : { labels };
}

// Where a form goes; opened to be mended, it goes where it went before.
export function addressOf(form) {
  const goal = new URL(form.action, location);
  goal.searchParams.delete("sua");
  return goal.pathname + goal.search;
}

function titleOf(form) {
  const count = form.querySelector(".steps input");
  const unit = count?.closest(".field")?.querySelector(".help")?.textContent.replace("Đơn vị:", "").trim();
  const named = form.elements.title?.value || form.dataset.queue;
  return count?.value ? `${named}, ${count.value} ${unit ?? ""}`.trim() : named;
}

export function trouble(form, words) {
  const box = document.createElement("p");
  box.className = "wrong queue-trouble";
  box.setAttribute("role", "alert");
  box.textContent = words;
  form.append(box);
  box.scrollIntoView({ block: "center" });
}

// Minus and plus beside a number: big targets for a thumb.
function step(form) {
  for (const input of form.querySelectorAll(".steps input[type=number]")) {
    const box = document.createElement("div");
    box.className = "stepper";
    input.replaceWith(box);
    const button = (sign, by, label) => {
      const one = document.createElement("button");
      one.type = "button";
      one.className = "button";
      one.textContent = sign;
      one.setAttribute("aria-label", label);
      one.addEventListener("click", () => {
        const next = Math.max(Number(input.min || 0), Number(input.value || 0) + by);
        input.value = String(Math.min(Number(input.max || Infinity), next));
      });
      return one;
    };
    box.append(button("−", -1, "Bớt"), input, button("+", 1, "Thêm"));
  }
}

// A duty that is in the queue already is not asked for again.
async function hideDone() {
  const entries = await store.all();
  for (const form of document.querySelectorAll("details.duty > form[data-queue]")) {
    const path = new URL(form.action).pathname;
    if (!entries.some((entry) => entry.owner === me() && entry.address === path && entry.state !== "refused")) continue;
    form.closest("details").hidden = true;
  }
  const shown = [...document.querySelectorAll("details.duty:not([hidden])")];
  if (shown.length && !shown.some((one) => one.open)) shown[0].open = true;
}

// What was shared from the gallery or Zalo goes to the form that is tapped.
function placeShared(shared) {
  if (!shared?.files?.length) return;
  const rows = [...document.querySelectorAll("details.duty:not([hidden])")];
  const give = (form) => {
    for (const file of shared.files) take(form, new File([file.bytes], file.name, { type: file.type, lastModified: file.at }));
    if (shared.text && form.elements.note) form.elements.note.value ||= shared.text;
    return store.note("shared", null);
  };
  const forms = [...document.querySelectorAll("form[data-queue]")].filter((one) => one.querySelector("input[type=file]"));
  if (forms.length === 1) return give(forms[0]);
  for (const row of rows) row.open = false;
  const notice = document.createElement("p");
  notice.className = "notice now";
  notice.textContent = `Ảnh vừa chia sẻ (${shared.files.length}) đi với việc nào? Bấm vào việc ấy.`;
  document.querySelector("main h1")?.after(notice);
  for (const row of rows) {
    row.addEventListener("toggle", () => row.open && !row.given && ((row.given = true), notice.remove(), give(row.querySelector("form"))), { once: true });
  }
}

function openAsked() {
  const asked = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
  if (asked instanceof HTMLDetailsElement) asked.open = true;
}
