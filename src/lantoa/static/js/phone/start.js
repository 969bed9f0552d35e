// Starts the phone's part of a page: service worker, queue, forms.
import { enhance } from "./form.js";
import { line } from "./line.js";
import { drain } from "./queue.js";
import { store } from "./store.js";
import { listen, show, tidy } from "./waiting.js";

const KEEP = ["/", "/cho-gui/", "/hoat-dong/ghi/"];
const SLOW = 60_000;
let state = "";

// One tab at a time sends; a second one would only wait for the same receipts.
export async function send(force = false) {
  const ended = await navigator.locks.request("lan-toa gui", () =>
    drain({ store, line, now: () => Date.now(), told: () => show(state), force }));
  state = ended.state;
  await show(state);
}

async function begin() {
  if (!isSecureContext || !globalThis.indexedDB || !navigator.locks) return;
  await enhance();
  await show();
  listen(send);
  addEventListener("online", () => send(true));
  document.addEventListener("visibilitychange", () => document.hidden || send());
  navigator.serviceWorker?.addEventListener("message", (event) => event.data?.sent && show(event.data.sent));
  if ((await store.all()).length) await send(true);
  setInterval(send, SLOW);
  await tidy();
}

async function serve() {
  if (!navigator.serviceWorker) return;
  await navigator.serviceWorker.register("/sw.js", { type: "module", scope: "/" });
  const ready = await navigator.serviceWorker.ready;
  const box = await caches.open("trang");
  const missing = [];
  for (const address of KEEP) if (!(await box.match(address))) missing.push(address);
  if (document.body.dataset.me) ready.active?.postMessage({ keep: missing });
  else ready.active?.postMessage({ forget: true });
}

begin().catch((error) => console.error(error));
addEventListener("load", () => serve().catch(() => {}));
