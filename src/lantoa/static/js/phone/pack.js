// What waits as one file (reports and photos), to hand in by Zalo or USB; sealed with the key that
// the server gave this person's phone, so that the office sees that nothing was changed on the way.

const SLICE = 0x8000;
const PACK = 24_000_000;  // bytes of photos in one file for the office
const PART = 400_000;  // bytes of a photo in one piece: with base64 and seal under a visitor's 1 MB

function base64(buffer) {
  const bytes = new Uint8Array(buffer);
  let text = "";
  for (let at = 0; at < bytes.length; at += SLICE) text += String.fromCharCode(...bytes.subarray(at, at + SLICE));
  return btoa(text);
}

export const waitsFile = (file) => file.state === "waiting";

export const waits = (entry) =>
  entry.state === "waiting" || (entry.state === "received" && entry.files.some(waitsFile));

export const unsent = (entry) => waits(entry) || entry.state === "refused";

async function* filesOf(store, entry) {
  for (const { uid, name, mime, sha256, taken_at, state } of entry.files) {
    const bytes = state === "waiting" ? await store.bytes(uid) : null;
    if (bytes) yield [{ uid, name, mime, sha256, taken_at: taken_at ?? "" }, bytes];
  }
}

const bare = ({ uid, address, files_to, fields, title, device_at }, files) => ({ uid, address, files_to, fields, title, device_at, files });

async function inOne(store, owner, entries) {
  const body = JSON.stringify({ kind: "lan-toa-hang-cho", version: 1, owner, made_at: new Date().toISOString(), entries });
  return JSON.stringify({ seal: await sealed(store, owner, body), body });
}

// Everything that waits, in as many files as the office's page takes one by one (48 MB each).
export async function* packs(store, owner) {
  let [entries, weight] = [[], 0];
  for (const entry of await store.all()) {
    if (entry.owner !== owner || !unsent(entry)) continue;
    let held = bare(entry, []);
    entries.push(held);
    for await (const [file, bytes] of filesOf(store, entry)) {
      if (weight && weight + bytes.byteLength > PACK) {
        yield inOne(store, owner, entries);
        held = bare(entry, []);
        [entries, weight] = [[held], 0];
      }
      held.files.push({ ...file, base64: base64(bytes) });
      weight += bytes.byteLength;
    }
  }
  if (entries.length) yield inOne(store, owner, entries);
}

// One entry as small files, each whole by itself: the report, then its photos, a heavy one in parts.
// Given as what makes them: those that the office has already are not made again.
export async function* pieces(store, entry) {
  yield () => inOne(store, entry.owner, [bare(entry, [])]);
  for await (const [file, bytes] of filesOf(store, entry)) {
    for (let at = 0; at < bytes.byteLength; at += PART) {
      yield () => inOne(store, entry.owner, [bare(entry, [
        { ...file, at, bytes: bytes.byteLength, base64: base64(bytes.slice(at, at + PART)) }])]);
    }
  }
}

async function sealed(store, owner, body) {
  const hex = (await store.noted(`key ${owner}`)) ?? "";
  const key = Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
  if (!key.length) return "";
  const held = await crypto.subtle.importKey("raw", key, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  const seal = await crypto.subtle.sign("HMAC", held, new TextEncoder().encode(body));
  return [...new Uint8Array(seal)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
