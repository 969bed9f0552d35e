// A card was declared lost: the phone's own code leaves what waits with the office, then forgets.
// Run: node lost.mjs COUNT; prints one JSON object, exits 1 when anything was lost or stayed.
import { createHmac, randomUUID } from "node:crypto";
import { Offline, drain } from "../../src/lantoa/static/js/phone/queue.js";
import { Crash, Disk, dice, hash } from "./world.mjs";

const KEY = "ab".repeat(32);
const LOST = 7;
const HERE = 8;

function kept(disk, owner, photos) {
  const files = photos.map((bytes) => ({
    uid: randomUUID(), name: "anh.jpg", mime: "image/jpeg", sha256: hash(bytes), state: "waiting", words: [],
  }));
  const entry = {
    uid: randomUUID(), owner, address: "/hoat-dong/ghi/", fields: [["people", "31"]], title: "Họp", device_at: "",
    made_at: 1, state: "waiting", words: [], tries: 0, next_at: 0, files,
  };
  disk.entries.set(entry.uid, entry);
  files.forEach((file, n) => disk.files.set(file.uid, photos[n]));
  return entry;
}

async function history(seed) {
  const roll = dice(seed);
  const disk = new Disk();
  const office = new Map();
  const bytes = (weight = 0) => new TextEncoder().encode(`ảnh ${roll()}${"x".repeat(weight)}`).buffer;
  const mine = [kept(disk, LOST, [bytes(), bytes(seed % 20 ? 0 : 900_000)]), kept(disk, LOST, [])];
  const other = kept(disk, HERE, []);
  const signed = roll.chance(0.5);
  const faults = { locked: 0, early: 0 };
  const line = (evil) => ({
    hello: async () => ({ state: signed ? "in" : "wipe", me: signed ? HERE : null, owners: [LOST], csrf: 1 }),
    post: async () => { throw new Offline(); },
    leave: async (piece) => {
      if (!faults.locked) faults.early += 1;
      if (roll.chance(0.3 * evil)) throw new Offline();
      if (roll.chance(0.1 * evil)) return { state: "busy" };
      const { seal, body } = JSON.parse(piece);
      if (createHmac("sha256", Buffer.from(KEY, "hex")).update(body).digest("hex") !== seal) return { state: "refused" };
      const { entries: [entry] } = JSON.parse(body);
      if (Buffer.byteLength(piece) > 2 ** 20) return { state: "refused" };  // more than a visitor may carry
      const [file] = entry.files;
      if (!file) office.set(entry.uid, entry);
      else {
        const half = office.get(`half ${file.uid}`) ?? new Map();
        half.set(file.at, Buffer.from(file.base64, "base64"));
        office.set(`half ${file.uid}`, half);
        const whole = Buffer.concat([...half].sort(([a], [b]) => a - b).map(([, part]) => part));
        if (whole.length === file.bytes && hash(whole) === file.sha256) office.set(file.uid, entry);
      }
      if (roll.chance(0.2 * evil)) throw new Offline();  // kept, but the answer was lost
      return { state: "received" };
    },
  });
  const told = [];
  for (let round = 0; round < 5; round += 1) {
    const evil = round === 4 ? 0 : 1;
    const store = {
      ...disk.tab(roll, 0.03 * evil), noted: async () => KEY, lock: async () => { faults.locked += 1; },
    };
    try {
      told.push((await drain({ store, line: line(evil), now: () => 1, force: true })).state);
    } catch (error) {
      if (!(error instanceof Crash)) throw error;
    }
    for (const entry of mine) {  // at every moment each piece is in the phone or with the office
      const parts = [entry.uid, ...entry.files.map((file) => file.uid)];
      if (!disk.entries.has(entry.uid) && !parts.every((uid) => office.has(uid))) faults.lost = 1;
    }
  }
  faults.stayed = mine.filter((entry) => disk.entries.has(entry.uid)).length;
  faults.taken = disk.entries.has(other.uid) ? 0 : 1;
  faults.words = signed || told.at(-1) === "wiped" ? 0 : 1;
  faults.foreign = office.has(other.uid) ? 1 : 0;
  return faults;
}

const sum = { lost: 0, early: 0, stayed: 0, taken: 0, words: 0, foreign: 0 };
for (let seed = 1; seed <= Number(process.argv[2] ?? 300); seed += 1) {
  const found = await history(seed);
  for (const key of Object.keys(sum)) sum[key] += found[key] ?? 0;
}
console.log(JSON.stringify(sum));
process.exitCode = Object.values(sum).some(Boolean) ? 1 : 0;
