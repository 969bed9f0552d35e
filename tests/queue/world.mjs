// A make-believe server and phone for the queue's histories. Everything that can go wrong on a
// line goes wrong here by dice: cut before or after the commit, doubled, late, out of order.
import { createHash } from "node:crypto";
import { Offline } from "../../src/lantoa/static/js/phone/queue.js";

export const PEOPLE = [7, 8];

export class Crash extends Error {}  // the tab was closed, the battery went flat

// mulberry32: a seed tells the whole history again.
export function dice(seed) {
  let a = seed >>> 0;
  const roll = () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = a;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  roll.below = (n) => Math.floor(roll() * n);
  roll.chance = (p) => roll() < p;
  return roll;
}

export const hash = (data) => createHash("sha256").update(Buffer.from(data)).digest("hex");

// Keeps receipts as commune.record.receipt does: (actor, uid) once, another body refused.
export class Server {
  constructor() {
    this.receipts = new Map();
    this.stored = [];
    this.halves = new Map();
    this.csrf = 1;
    this.session = null;
    this.down = false;
    this.delayed = [];
  }

  take(actor, address, fields) {
    const uid = fields.find(([name]) => name === "uid")[1];
    const body = JSON.stringify([address, fields]);
    const key = `${actor} ${uid}`;
    const known = this.receipts.get(key);
    if (known) return known.body === body ? known.answer : { state: "refused", words: ["khác"] };
    if (fields.some(([, value]) => value === "unfit")) return { state: "refused", words: ["Số quá lớn."] };
    if (address.endsWith("/kem-tep/")) {
      const sha = fields.find(([name]) => name === "sha256")[1];
      const half = this.halves.get(key) ?? Buffer.alloc(0);
      if (hash(half) !== sha) {
        this.halves.delete(key);
        return { state: "again" };
      }
    }
    const answer = { state: "received", at: "2025-09-29T08:00:00+07:00" };
    this.receipts.set(key, { body, answer });
    this.stored.push({ actor, uid, address, fields });
    return answer;
  }

  put(actor, uid, at, bytes, sent) {
    const key = `${actor} ${uid}`;
    const half = this.halves.get(key) ?? Buffer.alloc(0);
    if (hash(bytes) !== sent || at > half.length) return { state: "gap", offset: half.length };
    const grown = Buffer.concat([half, Buffer.from(bytes).subarray(half.length - at)]);
    this.halves.set(key, at + bytes.byteLength <= half.length ? half : grown);
    return { state: "sent", offset: this.halves.get(key).length };
  }
}

// The line of one tab: `evil` from 0 (clean) to 1. A request that is delayed reaches the server
// later, after others: the phone meanwhile believes it lost.
export function lineTo(server, roll, evil) {
  async function carry(work) {
    await Promise.resolve();
    const cookie = server.session;  // what is late comes with the cookie that it left with
    const act = () => work(cookie);
    if (server.down || roll.chance(0.25 * evil)) {
      if (!server.down && roll.chance(0.3)) server.delayed.push(act);
      throw new Offline();
    }
    const answer = act();
    if (roll.chance(0.15 * evil)) act();  // the network itself sent it twice
    if (roll.chance(0.02 * evil)) server.session = [null, ...PEOPLE][roll.below(3)];
    if (roll.chance(0.2 * evil)) throw new Offline();  // done, but the answer was lost
    if (roll.chance(0.05 * evil)) return { state: "busy" };
    return answer;
  }
  const plain = (answer) => {
    if (answer.state === "busy") throw new Offline();
    return answer;
  };
  return {
    hello: () => carry((who) => who !== null
      ? { state: "in", me: who, csrf: server.csrf, now: "2025-09-29T08:00:00+07:00" }
      : { state: "out", me: null }).then(plain),
    post: (address, fields, csrf, owner) => carry((who) => {
      if (who === null) return { state: "out" };
      if (csrf !== server.csrf) return { state: "stale" };
      return who === owner ? server.take(who, address, fields) : { state: "out" };
    }),
    offset: (uid) => carry((who) => ({
      at: who !== null ? (server.halves.get(`${who} ${uid}`)?.length ?? 0) : null,
    })).then((answer) => plain(answer).at),
    piece: (uid, at, bytes, csrf, owner) => carry((who) => {
      if (who !== owner) return { state: "out" };
      if (csrf !== server.csrf) return { state: "stale" };
      const hurt = roll.chance(0.05 * evil);
      return server.put(who, uid, at, bytes, hurt ? "spoilt" : hash(bytes));
    }),
  };
}

// The phone's disk: what was put is there after a crash, what was not is not. `dies` ends a tab at
// any step, before or after the write.
export class Disk {
  constructor() {
    this.entries = new Map();
    this.files = new Map();
    this.room = Infinity;
  }

  tab(roll, dies) {
    const step = async (act) => {
      await Promise.resolve();
      if (roll.chance(dies)) throw new Crash();
      const found = act();
      if (roll.chance(dies)) throw new Crash();
      return found;
    };
    const copy = (one) => structuredClone(one);
    return {
      add: (entry, bytes = {}) => step(() => {
        const weight = Object.values(bytes).reduce((sum, data) => sum + data.byteLength, 0);
        if (weight > this.room) throw new RangeError("full");
        if (this.entries.has(entry.uid)) throw new Error("twice");
        this.entries.set(entry.uid, copy(entry));
        for (const [uid, data] of Object.entries(bytes)) this.files.set(uid, data);
      }),
      all: () => step(() => [...this.entries.values()].map(copy).sort((a, b) => a.made_at - b.made_at)),
      put: (entry) => step(() => { this.entries.set(entry.uid, copy(entry)); }),
      bytes: (uid) => step(() => this.files.get(uid)),
      dropFiles: (entry) => step(() => entry.files.forEach((file) => this.files.delete(file.uid))),
      remove: (entry) => step(() => {
        this.entries.delete(entry.uid);
        entry.files.forEach((file) => this.files.delete(file.uid));
      }),
      met: () => step(() => {}),
      wipe: (owners) => step(() => {
        for (const [uid, entry] of this.entries) if (owners.includes(entry.owner)) this.entries.delete(uid);
      }),
    };
  }
}
