// Starts the phone's part of a page: service worker, queue, forms.
import { enhance } from "./form.js";
import { line } from "./line.js";
import { waits } from "./pack.js";
import { drain } from "./queue.js";
import { store } from "./store.js";
import { listen, show, tidy } from "./waiting.js";

const KEEP = ["/", "/cho-gui/", "/hoat-dong/ghi/"];
const SLOW = 60_000;
const OLD = 5 * 60_000;
const STALE = 12 * 3600_000;
const IDLE = 20_000;  // lists of doors are fetched once the person has had time to log
let state = "";

// The very first page came before the service worker: it is kept as it stands, not fetched again.
const first = KEEP.includes(location.pathname) && document.body.dataset.me
  ? new Response(`<!doctype html>${document.documentElement.outerHTML}`, {
      headers: { "Content-Type": "text/html; charset=utf-8", Date: new Date().toUTCString() },
    })
  : null;

// One tab at a time sends; a second one would only wait for the same receipts.
export async function send(force = false) {
  const ended = await navigator.locks.request("lan-toa gui", () =>
    drain({ store, line, now: () => Date.now(), told, force }));
  state = ended.state;
  await show(state);
  await lookAgain();
  if (["offline", "waiting", "locked"].includes(state)) await askForLater();
}

// A report's page is drawn anew once the commune has what was written there.
async function told(entry) {
  await show(state);
  if (entry.was && entry.state === "received") navigator.serviceWorker?.controller?.postMessage({ keep: [entry.page] });
}

// What the commune has now may deserve a second look: only the sender is asked, after it was sent.
async function lookAgain() {
  const box = document.getElementById("hints");
  if (!box || box.asked || !(await store.all()).some((entry) => entry.state === "received")) return;
  box.asked = true;
  const answer = await fetch("/hoat-dong/xem-lai/", { credentials: "same-origin" }).catch(() => null);
  if (!answer?.ok || answer.redirected) return;
  const part = new DOMParser().parseFromString(await answer.text(), "text/html");
  box.replaceChildren(...part.body.children);
}

// Where the browser can, it wakes the service worker when the line is back, pages closed or not.
async function askForLater() {
  const worker = await navigator.serviceWorker?.getRegistration();
  await worker?.sync?.register("gui").catch(() => {});
}

async function begin() {
  if (!isSecureContext || !globalThis.indexedDB || !navigator.locks) return;
  await enhance();
  if (/[?&]sua=/.test(location.search) || document.querySelector("form[data-live]")) await (await import("./mend.js")).mend();
  await show();
  listen(send);
  addEventListener("online", () => send(true));
  document.addEventListener("visibilitychange", async () => {
    if (!document.hidden) return send();
    if ((await store.all()).some(waits)) await askForLater();
  });
  navigator.serviceWorker?.addEventListener("message", (event) => event.data?.sent && show(event.data.sent));
  // A phone that never met the commune says hello at once: its clock may be wrong by days.
  if ((await store.all()).length || (await store.noted("skew")) === undefined) await send(true);
  setInterval(send, SLOW);
  await tidy();
}

async function serve() {
  if (!navigator.serviceWorker) return;
  await navigator.serviceWorker.register("/sw.js", { type: "module", scope: "/", updateViaCache: "all" });
  const ready = await navigator.serviceWorker.ready;
  const box = await caches.open("trang");
  if (first && !(await box.match(location.pathname))) await box.put(location.pathname, first);
  const missing = [];
  for (const address of KEEP) {
    const kept = await box.match(address);
    const old = !kept || Date.now() - Date.parse(kept.headers.get("Date")) > OLD;
    if (old && address !== location.pathname) missing.push(address);
  }
  if (!document.body.dataset.me) return ready.active?.postMessage({ forget: true });
  ready.active?.postMessage({ keep: missing });
  setTimeout(() => keepLists(ready, box).then(() => ready.active?.postMessage({ later: true })), IDLE);  // mending must open offline too
}

// The lists of a round (every door of the hamlet) are kept ahead: where they are walked is no network.
async function keepLists(ready, box) {
  const lists = [];
  for (const link of document.querySelectorAll("a[data-keep]")) {
    const address = link.pathname + link.search;
    const kept = await box.match(address);
    if (!kept || Date.now() - Date.parse(kept.headers.get("Date")) > STALE) lists.push(address);
  }
  if (lists.length) ready.active?.postMessage({ keep: lists });
}

begin().catch((error) => console.error(error));
addEventListener("load", () => serve().catch(() => {}));
