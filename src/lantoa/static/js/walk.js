// The walking list on the phone: every tick is kept at once, counted, and can be taken back; what was
// sent stands as "Chờ gửi" until the commune's receipt. Without this script it is an ordinary form.
import { store } from "./phone/store.js";
import { age, clock } from "./phone/words.js";

const form = document.querySelector("#di");
const me = Number(document.body.dataset.me || 0);
const place = `di ${me} ${location.pathname}`;
const called = form?.dataset.queue;
const made = Number(form?.dataset.made ?? 0);  // when the server made this copy of the page
const set = (name) => form.querySelector(`input[name="${CSS.escape(name)}"]`)?.closest("fieldset");
const away = () => [...form.querySelectorAll("input[type=hidden]")].filter((one) => /^h\d+$/.test(one.name));
const ticked = () => [...form.querySelectorAll(".doors fieldset:enabled input:checked"), ...away()].filter((one) => one.value);

function read() {
  try {
    const held = JSON.parse(localStorage.getItem(place)) ?? {};
    return held.ticks ?? {};
  } catch {
    return {};
  }
}

function keep() {
  try {
    localStorage.setItem(place, JSON.stringify({ ticks: Object.fromEntries(ticked().map((one) => [one.name, one.value])) }));
  } catch { /* no room or a private window: the form itself still holds the ticks */ }
  show();
}

function show(waits = form.querySelectorAll(".doors .chip.wait").length) {
  const all = Number(form.querySelector("[data-all]").dataset.all);
  const count = ticked().length;
  if (form.dataset.queue) form.dataset.queue = `${called}, ${count} hộ`;
  form.querySelector("[data-done]").textContent = String(count + waits);
  form.querySelector("[data-fill]").setAttribute("width", `${(100 * (count + waits)) / Math.max(1, all)}%`);
  form.querySelector("[data-kept]").textContent =
    [count ? "· đã giữ trong máy" : "", away().length ? `· ${away().length} hộ ngoài phần này` : "", waits ? `· ${waits} hộ chờ gửi` : ""].join(" ").trim();
}

function restore() {
  for (const [name, mark] of Object.entries(read())) {
    const radio = form.querySelector(`input[name="${CSS.escape(name)}"][value="${CSS.escape(mark)}"]`);
    if (radio) radio.checked = true;
    else if (!form.elements[name]) form.append(hidden(name, mark));
  }
}

// A long list comes in parts: what was ticked in another part goes with this one.
const hidden = (name, value) => Object.assign(document.createElement("input"), { type: "hidden", name, value });

// What this phone's queue holds of this list, or what arrived after this copy of the page was made.
async function sent() {
  const path = new URL(form.action, location).pathname;
  for (const entry of await store.all()) {
    const arrived = entry.state === "received";
    if (entry.owner !== me || new URL(entry.address, location).pathname !== path) continue;
    if (entry.state === "refused" || (arrived && Date.parse(entry.received_at) < made)) continue;
    const words = arrived ? `Xã đã nhận ${clock(entry.received_at)}` : `Chờ gửi, ${age(entry.made_at, Date.now())}`;
    for (const [name, mark] of entry.fields) if (/^h\d+$/.test(name) && mark) put(name, mark, words, arrived);
  }
}

function put(name, mark, words, arrived) {
  const box = set(name);
  if (!box) return away().find((one) => one.name === name)?.remove();
  const radio = box.querySelector(`input[value="${CSS.escape(mark)}"]`);
  if (radio) radio.checked = true;
  box.disabled = true;
  box.querySelector(".chip")?.remove();
  const chip = document.createElement("span");
  chip.className = arrived ? "chip done" : "chip wait";
  chip.textContent = words;
  box.querySelector("legend").append(" ", chip);
}

async function begin() {
  restore();
  show();
  form.addEventListener("change", keep);
  // A second tap on the same button takes the tick back.
  form.addEventListener("pointerdown", (event) => {
    const radio = event.target.closest(".doors label")?.querySelector("input");
    if (radio) radio.dataset.was = radio.checked ? "1" : "";
  });
  form.addEventListener("click", (event) => {
    const radio = event.target.matches(".doors input") ? event.target : null;
    if (!radio?.value || !radio.dataset.was) return;
    radio.dataset.was = "";
    radio.closest("fieldset").querySelector('input[value=""]').checked = true;
    keep();
  });
  // Once the queue has it, or the server answered, the ticks are theirs to keep.
  addEventListener("pagehide", () => { if (form.dataset.gone) localStorage.removeItem(place); });
  form.addEventListener("submit", () => { form.dataset.gone = "1"; });
  if (globalThis.indexedDB) await sent().catch(() => {});
  show();
}

if (form) begin();
