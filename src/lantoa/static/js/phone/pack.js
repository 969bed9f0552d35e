// What waits as one file (reports and photos), to hand in by Zalo or USB; sealed with the key that
// the server gave this person's phone, so that the office sees that nothing was changed on the way.

const SLICE = 0x8000;

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

async function filesOf(store, entry) {
  const files = [];
  for (const { uid, name, mime, sha256, taken_at, state } of entry.files) {
    const bytes = state === "waiting" ? await store.bytes(uid) : null;
    if (bytes) files.push({ uid, name, mime, sha256, taken_at: taken_at ?? "", base64: base64(bytes) });
  }
  return files;
}

const bare = ({ uid, address, files_to, fields, title, device_at }, files) => ({ uid, address, files_to, fields, title, device_at, files });

async function inOne(store, owner, entries) {
  const body = JSON.stringify({ kind: "lan-toa-hang-cho", version: 1, owner, made_at: new Date().toISOString(), entries });
  return JSON.stringify({ seal: await sealed(store, owner, body), body });
}

export async function packed(store, owner) {
  const entries = [];
  for (const entry of await store.all()) {
    if (entry.owner === owner && unsent(entry)) entries.push(bare(entry, await filesOf(store, entry)));
  }
  return inOne(store, owner, entries);
}

// One entry as small files: the report, then each photo with it; each is whole by itself.
export async function pieces(store, entry) {
  const found = [await inOne(store, entry.owner, [bare(entry, [])])];
  for (const file of await filesOf(store, entry)) found.push(await inOne(store, entry.owner, [bare(entry, [file])]));
  return found;
}

async function sealed(store, owner, body) {
  const hex = (await store.noted(`key ${owner}`)) ?? "";
  const key = Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
  if (!key.length) return "";
  const held = await crypto.subtle.importKey("raw", key, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  const seal = await crypto.subtle.sign("HMAC", held, new TextEncoder().encode(body));
  return [...new Uint8Array(seal)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
