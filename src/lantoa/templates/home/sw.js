// The service worker: opens the kept pages without a network and sends what waits when it is back.
import { drain, leave } from "{{ modules.queue }}";
import { store } from "{{ modules.store }}";
import { line } from "{{ modules.line }}";

const SHELL = [{% for one in shell %}"{{ one|escapejs }}", {% endfor %}];
const LATER = [{% for one in later %}"{{ one|escapejs }}", {% endfor %}];
const HERE = "vo {{ version }}";  // this version's files
const PAGES = "trang";
const PATIENCE = {{ patience|stringformat:'d' }};  // a kept page is shown when the network takes longer
const FRESH = 10 * 60_000;  // so long a form's page is taken as it is, without asking
const AWAY = `<!doctype html><html lang="vi"><meta name="viewport" content="width=device-width">
<title>Chưa có mạng</title><h1>Chưa có mạng</h1><p>Việc đã ghi vẫn nằm trong máy. Trang này cần mạng một lần: có mạng thì bấm lại.</p><p><a href="/">Về trang đầu</a></p>`;
const OWN = ["/cho-gui/", "/hoat-dong/ghi/"];  // what was logged since is known to this phone anyway

addEventListener("install", (event) => {
  event.waitUntil((async () => {
    const box = await caches.open(HERE);
    await box.addAll(SHELL);
    for (const one of LATER) {  // what the last version kept and did not change is not lost with it
      const kept = await caches.match(one);
      if (kept) await box.put(one, kept);
    }
    await skipWaiting();
  })());
});
addEventListener("activate", (event) => {
  event.waitUntil((async () => {
    for (const name of await caches.keys()) if (name.startsWith("vo ") && name !== HERE) await caches.delete(name);
    await clients.claim();
  })());
});

addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== location.origin) return;
  if (request.method === "POST" && url.pathname === "/chia-se/") return event.respondWith(shared(event));
  if (request.method === "POST" && url.pathname === "/dang-xuat/") return event.respondWith(left(request));
  if (request.method === "POST" && request.mode === "navigate") return event.respondWith(fetch(request).catch(alone));
  if (request.method !== "GET") return;
  if (url.pathname.startsWith("/static/")) event.respondWith(fixed(request));
  else if (request.mode === "navigate") event.respondWith(page(event, request));
});

async function fixed(request) {
  const kept = await caches.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok && /\.[0-9a-f]{12}\./.test(request.url)) await (await caches.open(HERE)).put(request, answer.clone());
  return answer;
}

async function page(event, request) {
  const key = new URL(request.url);
  key.hash = "";
  key.searchParams.delete("sua");
  if (!(await reallyLeft())) return away();
  const kept = await (await caches.open(PAGES)).match(key.href);
  const age = kept ? Date.now() - Date.parse(kept.headers.get("Date")) : Infinity;
  if (kept && OWN.includes(key.pathname) && !key.search && age < FRESH) return kept;
  const fresh = fetch(request).then((answer) => keep(key.href, answer));
  event.waitUntil(fresh.then((answer) => kept && !answer.headers.get("X-Lantoa-Keep") && cutOff()).catch(() => {}));
  if (!kept) return fresh.catch(away);
  if (key.pathname === "/cho-gui/") return kept;
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE, kept));
  return Promise.race([fresh.catch(() => kept), late]);
}

// Where no page was kept: what waits in this phone, else a few words.
async function away() {
  const waiting = await caches.match("/cho-gui/", { cacheName: PAGES });
  return waiting ?? alone();
}

// What was pressed cannot wait in the phone (a draft is made at the commune): said, not passed over.
const alone = () => new Response(AWAY, { headers: { "Content-Type": "text/html; charset=utf-8" } });

// A page that was this person's is nobody's: is their card lost, or are they only signed out?
async function cutOff() {
  const hello = await line.hello();
  if (hello.state !== "wipe") return;
  const { owners } = hello;
  const gone = await navigator.locks.request("lan-toa gui", () => leave({ store, line, owners }));
  for (const page of await clients.matchAll()) page.postMessage({ sent: gone ? "wiped" : "locked" });
}

// Keeps the pages that the server marks for one person; another's are gone by then.
async function keep(address, answer) {
  const whose = answer.headers.get("X-Lantoa-Keep");
  if (!whose || !answer.ok || answer.redirected) return answer;
  const box = await caches.open(PAGES);
  const held = await (await box.match("/ai"))?.text();
  if (held !== undefined && held !== whose) await caches.delete(PAGES);
  const clean = await caches.open(PAGES);
  await clean.put("/ai", new Response(whose));
  await clean.put(address, answer.clone());
  return answer;
}

// Signing out takes the kept pages away at once; what waits goes out when its writer is back.
async function left(request) {
  await caches.delete(PAGES);
  try {
    return await fetch(request);
  } catch {
    await store.note("left", true);
    return away();
  }
}

// Who signed out without a network is signed out first.
async function reallyLeft() {
  if (!(await store.noted("left"))) return true;
  try {
    const hello = await line.hello();
    if (hello.state === "in") {
      const headers = { "X-CSRFToken": hello.csrf };
      const answer = await fetch("/dang-xuat/", { method: "POST", headers, credentials: "same-origin" });
      if (!answer.ok) return false;
    }
    await store.note("left", false);
    return true;
  } catch {
    return false;
  }
}

// A page kept ahead comes with its scripts, and a long list with its further parts.
async function anew(address) {
  const url = new URL(address, location);
  const text = await fetch(url, { credentials: "same-origin" }).then((answer) => keep(url.href, answer))
    .then((answer) => answer.clone().text()).catch(() => "");
  for (const [, src, next] of text.matchAll(/ src="(\/static\/[^"]+)"|<a href="([^"]+)" rel="next"/g))
    await (src ? fixed(new Request(src)) : anew(new URL(next.replaceAll("&amp;", "&"), url))).catch(() => {});
}

addEventListener("message", (event) => {
  if (event.data?.keep) event.waitUntil(Promise.all(event.data.keep.map(anew)));
  if (event.data?.later) event.waitUntil(Promise.all(LATER.map((one) => fixed(new Request(one)).catch(() => {}))));
  if (event.data?.forget) event.waitUntil(caches.delete(PAGES));
});

addEventListener("sync", (event) => {
  if (event.tag === "gui") event.waitUntil(sendUnwatched());
});

// A page that is open sends by itself; the worker sends when none is.
async function sendUnwatched() {
  await new Promise((done) => setTimeout(done, 3000));
  const pages = await clients.matchAll({ type: "window" });
  if (!pages.some((page) => page.visibilityState === "visible")) await send();
}

async function send() {
  const now = () => Date.now();
  const ended = await navigator.locks.request("lan-toa gui", () => drain({ store, line, now, told: (entry) => entry.was && anew(entry.page) }));
  for (const page of await clients.matchAll()) page.postMessage({ sent: ended.state });
  if (["offline", "waiting", "locked"].includes(ended.state)) throw new Error("try again");
}

// A photo shared from another app; the person then says for which work.
async function shared(event) {
  const form = await event.request.formData();
  const files = form.getAll("photo").filter((file) => file.size);
  const kept = [];
  for (const file of files) {
    kept.push({ name: file.name, type: file.type, at: file.lastModified, bytes: await file.arrayBuffer() });
  }
  await store.note("shared", { files: kept, text: String(form.get("text") ?? "") });
  return Response.redirect("/hoat-dong/ghi/#chia-se", 303);
}
