// The queue: what a person wrote waits in the phone until the commune's receipt is on its disk.
// Pure protocol: no page, no IndexedDB, no network; those are handed in (store, line), so that the
// same code runs in a page, in the service worker and in ten thousand made-up histories.
//
// An entry: { uid, owner, address, fields: [[name, value]…], title, page, device_at, made_at,
//   state: "waiting" | "refused" | "received", received_at, words: [], tries, next_at,
//   fleeting: it goes from the phone as soon as the commune has it;
//   files_to: where its files go, else beside the ledger's work;
//   files: [{ uid, field, name, mime, bytes, sha256, taken_at, state, words }] }
// An entry's uid, address and fields never change: what is mended goes under a new uid.

import { pieces, unsent, waits, waitsFile } from "./pack.js";

export const WAITS = [5, 15, 60, 300, 900];  // seconds until the next try
export const PIECE = 48 * 1024;  // bytes: about a second on a slow line, so that little is sent twice

const GONE = "Điện thoại không còn giữ tệp này. Việc đã ghi vẫn còn.";

export class Offline extends Error {}  // no answer came: the change may or may not be on the disk

export function nextTry(tries, now, luck = Math.random()) {
  const wait = WAITS[Math.min(tries, WAITS.length) - 1] ?? 0;
  return now + wait * 1000 * (0.8 + 0.4 * luck);
}

export function isDone(entry) {
  return entry.state === "received" && entry.files.every((file) => file.state === "received");
}

// Sends what waits, oldest first: reports before photos, because a report is small and a photo is
// not. Returns { state: "clear" | "waiting" | "out" | "wiped" | "locked" | "offline" | "other", mine, others }.
export async function drain({ store, line, now, told = () => {}, force = false }) {
  const link = new Link(line);
  try {
    const hello = await link.hello();
    await store.met(hello, now());
    const gone = await leave({ store, line, owners: hello.owners ?? [] });
    if (hello.state === "wipe") return { state: gone ? "wiped" : "locked" };
    const all = await store.all();
    const mine = all.filter((entry) => waits(entry) && entry.owner === hello.me);
    const others = all.some((entry) => waits(entry) && entry.owner !== hello.me);
    if (hello.state !== "in") return { state: others || mine.length ? "out" : "clear" };
    const ready = mine.filter((entry) => force || !(entry.next_at > now()));
    for (const step of [sendReport, sendFiles]) {
      for (const entry of ready) {
        const going = await step({ entry, store, link, now, told });
        if (!going) return { state: link.out ? "out" : "waiting" };
      }
    }
    const left = (await store.all()).some((entry) => waits(entry) && entry.owner === hello.me);
    return { state: left ? "waiting" : others ? "other" : "clear" };
  } catch (error) {
    if (error instanceof Offline) return { state: "offline" };
    throw error;
  }
}

// A card was declared lost: its pages close at once, what was not sent is left with the office, and
// only what the office has is taken away here. Says whether nothing of these people is left.
export async function leave({ store, line, owners }) {
  if (owners.length === 0) return true;
  await store.lock(owners);
  for (const entry of (await store.all()).filter((one) => owners.includes(one.owner))) {
    let nth = 0;
    for await (const piece of unsent(entry) ? pieces(store, entry) : []) {
      nth += 1;
      if (nth <= (entry.left ?? 0)) continue;  // the office has it: a heavy photo goes on where it stopped
      if ((await line.leave(await piece())).state !== "received") return false;
      entry.left = nth;
      await store.put(entry);
    }
    await store.remove(entry);
  }
  await store.wipe(owners);
  return true;
}

// One talk with the server: knows the CSRF word of this talk and fetches it anew once when stale.
class Link {
  constructor(line) {
    this.line = line;
    this.out = false;
  }

  async hello() {
    const hello = await this.line.hello();
    this.csrf = hello.csrf;
    this.me = hello.me;
    return hello;
  }

  // Every form says whose it is: on a shared phone another person may have signed in meanwhile.
  async post(address, fields, owner) {
    let answer = await this.line.post(address, fields, this.csrf, owner);
    if (answer.state === "stale") {
      await this.hello();
      answer = this.me === owner ? await this.line.post(address, fields, this.csrf, owner) : { state: "out" };
    }
    if (answer.state === "out") this.out = true;
    return answer;
  }
}

async function later(entry, store, now) {
  entry.tries += 1;
  entry.next_at = nextTry(entry.tries, now());
  await store.put(entry);
  return false;
}

async function sendReport({ entry, store, link, now, told }) {
  if (entry.state !== "waiting") return true;
  let answer;
  try {
    answer = await link.post(entry.address, formOf(entry), entry.owner);
  } catch (error) {
    if (error instanceof Offline) await later(entry, store, now);
    throw error;
  }
  if (answer.state === "received") {
    Object.assign(entry, { state: "received", received_at: answer.at, tries: 0, next_at: 0, words: answer.words ?? [] });
  } else if (answer.state === "refused") {
    Object.assign(entry, { state: "refused", words: answer.words });
  } else {
    return later(entry, store, now);
  }
  await (entry.fleeting && entry.state === "received" ? store.remove(entry) : store.put(entry));
  told(entry);
  return true;
}

export function formOf(entry) {
  return [...entry.fields, ["uid", entry.uid], ["device_at", entry.device_at]];
}

async function sendFiles({ entry, store, link, now, told }) {
  if (entry.state !== "received") return true;
  for (const file of entry.files.filter(waitsFile)) {
    try {
      const going = await sendFile({ entry, file, store, link });
      if (!going) return later(entry, store, now);
    } catch (error) {
      if (error instanceof Offline) await later(entry, store, now);
      throw error;
    }
    await store.put(entry);
    told(entry);
  }
  if (isDone(entry)) await store.dropFiles(entry);
  return true;
}

async function sendFile({ entry, file, store, link }) {
  const bytes = await store.bytes(file.uid);
  for (let round = 0; round < 3; round += 1) {
    // Without its bytes (another tab sent them and tidied up) the server is only asked.
    const sent = bytes ? await sendPieces(file, bytes, link, entry.owner) : { state: "sent" };
    if (sent.state === "refused") return finish(file, "refused", sent.words);
    if (sent.state !== "sent") return false;
    const answer = await link.post(entry.files_to ?? "/hoat-dong/kem-tep/", attaching(entry, file), entry.owner);
    if (answer.state === "received") return finish(file, "received", []);
    if (answer.state === "refused") return finish(file, "refused", answer.words);
    if (answer.state === "again" && !bytes) return finish(file, "lost", [GONE]);
    if (answer.state !== "again") return false;  // again: it came spoilt, the server wants it anew
  }
  return false;
}

function finish(file, state, words) {
  Object.assign(file, { state, words });
  return true;
}

export function attaching(entry, file) {
  const { uid, name, sha256, taken_at } = file;
  return [["uid", uid], ["of", entry.uid], ["name", name], ["sha256", sha256], ["taken_at", taken_at ?? ""]];
}

// Asks how much is there and sends the rest; an answer that names another offset is believed.
async function sendPieces(file, bytes, link, owner) {
  let at = await link.line.offset(file.uid);
  if (at === null) {
    link.out = true;
    return { state: "out" };
  }
  for (let stuck = 0; at < bytes.byteLength; ) {
    const answer = await link.line.piece(file.uid, at, bytes.slice(at, at + PIECE), link.csrf, owner);
    if (answer.state === "stale") {
      await link.hello();
      if (link.me !== owner) return { state: "out" };
    } else if (answer.offset === undefined || answer.state === "refused") {
      return answer;
    }
    stuck = answer.offset > at ? 0 : stuck + 1;
    if (stuck > 5) return { state: "busy" };
    at = answer.offset ?? at;
  }
  return { state: "sent" };
}
