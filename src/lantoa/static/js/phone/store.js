// What the phone keeps, in IndexedDB: entries, the bytes of their files, what the server last said.
const NAME = "lan-toa";
const STORES = { entries: "uid", files: "uid", meta: "key" };

export class Full extends Error {}  // the phone has no room: nothing was kept

let opened = null;

function open() {
  opened ??= new Promise((resolve, reject) => {
    const asking = indexedDB.open(NAME, 1);
    asking.onupgradeneeded = () => {
      for (const [name, keyPath] of Object.entries(STORES)) asking.result.createObjectStore(name, { keyPath });
    };
    asking.onsuccess = () => {
      asking.result.onclose = asking.result.onversionchange = () => { asking.result.close(); opened = null; };
      resolve(asking.result);
    };
    asking.onerror = () => { opened = null; reject(asking.error); };
  });
  return opened;
}

// Runs `work` in one transaction and waits until it is on the disk ("strict": a flat battery a
// second later must not take what the screen called kept).
async function change(names, work) {
  const db = await open();
  return new Promise((resolve, reject) => {
    const change = db.transaction(names, "readwrite", { durability: "strict" });
    change.oncomplete = () => resolve();
    const failed = (error) => reject(error?.name === "QuotaExceededError" ? new Full() : error);
    change.onabort = change.onerror = (event) => failed(change.error ?? event.target.error);
    try {
      work((name) => change.objectStore(name));
    } catch (error) {
      failed(error);
      change.abort();
    }
  });
}

async function read(name, ask) {
  const db = await open();
  return new Promise((resolve, reject) => {
    const asking = ask(db.transaction(name).objectStore(name));
    asking.onsuccess = () => resolve(asking.result);
    asking.onerror = () => reject(asking.error);
  });
}

export const store = {
  // Keeps a new entry with the bytes of its files ({ uid: ArrayBuffer }), all or nothing.
  // `instead`: the uid of the refused entry that this one mends.
  async add(entry, bytes = {}, instead = "") {
    await change(["entries", "files"], (at) => {
      at("entries").add(entry);
      for (const [uid, data] of Object.entries(bytes)) at("files").put({ uid, bytes: data });
      if (instead) at("entries").delete(instead);
    });
  },
  async all() {
    const entries = await read("entries", (at) => at.getAll());
    return entries.sort((a, b) => a.made_at - b.made_at);
  },
  async get(uid) {
    return read("entries", (at) => at.get(uid));
  },
  async put(entry) {
    await change(["entries"], (at) => at("entries").put(entry));
  },
  async bytes(uid) {
    return (await read("files", (at) => at.get(uid)))?.bytes;
  },
  async dropFiles(entry) {
    await change(["files"], (at) => entry.files.forEach((file) => at("files").delete(file.uid)));
  },
  async remove(entry) {
    await change(["entries", "files"], (at) => {
      at("entries").delete(entry.uid);
      entry.files.forEach((file) => at("files").delete(file.uid));
    });
  },
  async note(key, value) {
    await change(["meta"], (at) => at("meta").put({ key, value }));
  },
  async noted(key) {
    return (await read("meta", (at) => at.get(key)))?.value;
  },
  // Remembers the last meeting with the server: how far this phone's clock is from the commune's.
  async met(hello, now) {
    if (hello.now) await this.note("skew", Date.parse(hello.now) - now);
    if (hello.key) await this.note(`key ${hello.me}`, hello.key);
  },
  // Closes what was kept to be read without a network, when it is one of these people's.
  async lock(owners) {
    if (!globalThis.caches) return;
    const whose = await (await caches.match("/ai", { cacheName: "trang" }))?.text();
    if (whose === undefined || owners.map(String).includes(whose)) await caches.delete("trang");
  },
  // Takes everything of these people away: their card was declared lost, the office has what waited.
  async wipe(owners) {
    for (const entry of await this.all()) if (owners.includes(entry.owner)) await this.remove(entry);
    for (const owner of owners) await change(["meta"], (at) => ["key", "looks"].forEach((kind) => at("meta").delete(`${kind} ${owner}`)));
  },
};
