// The queue as one file (reports and photos), to hand in by Zalo or USB; sealed with the key that
// the server gave this person's phone, so that the office sees that nothing was changed on the way.
import { waits } from "./queue.js";
import { store } from "./store.js";

const base64 = (buffer) => new Promise((resolve, reject) => {
  const reader = new FileReader();
  reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(",") + 1));
  reader.onerror = () => reject(reader.error);
  reader.readAsDataURL(new Blob([buffer]));
});

export async function packed(owner) {
  const entries = [];
  for (const entry of await store.all()) {
    if (entry.owner !== owner || !(waits(entry) || entry.state === "refused")) continue;
    const files = [];
    for (const { uid, name, mime, sha256, taken_at, state } of entry.files) {
      const bytes = await store.bytes(uid);
      if (bytes && state === "waiting") files.push({ uid, name, mime, sha256, taken_at: taken_at ?? "", base64: await base64(bytes) });
    }
    const { uid, address, fields, title, device_at } = entry;
    entries.push({ uid, address, fields, title, device_at, files });
  }
  const body = JSON.stringify({ kind: "lan-toa-hang-cho", version: 1, owner, made_at: new Date().toISOString(), entries });
  return JSON.stringify({ seal: await sealed(owner, body), body });
}

async function sealed(owner, body) {
  const hex = (await store.noted(`key ${owner}`)) ?? "";
  const key = Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
  if (!key.length) return "";
  const held = await crypto.subtle.importKey("raw", key, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  const seal = await crypto.subtle.sign("HMAC", held, new TextEncoder().encode(body));
  return [...new Uint8Array(seal)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

export async function savePack(owner) {
  const text = await packed(owner);
  const name = `lan-toa-cho-gui-${new Date().toISOString().slice(0, 10)}.json`;
  const file = new File([text], name, { type: "application/json" });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
