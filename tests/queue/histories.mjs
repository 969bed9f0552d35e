// Random histories of phone, line and server, with the very code that runs on the phone.
// Run: node histories.mjs COUNT SEED; prints one JSON object, exits 1 when anything was lost.
import { randomBytes, randomUUID } from "node:crypto";
import { drain, formOf, isDone } from "../../src/lantoa/static/js/phone/queue.js";
import { Crash, Disk, PEOPLE, Server, dice, hash, lineTo } from "./world.mjs";

const photo = randomBytes(120_000);

function newEntry(roll, now, owner) {
  const files = {};
  const rows = [];
  for (let n = roll.below(3); n > 0; n -= 1) {
    const uid = randomUUID();
    const start = roll.below(60_000);
    const bytes = photo.buffer.slice(photo.byteOffset + start, photo.byteOffset + start + 1 + roll.below(60_000));
    files[uid] = bytes;
    rows.push({ uid, name: "anh.jpg", mime: "image/jpeg", sha256: hash(bytes), state: "waiting", words: [] });
  }
  const value = roll.chance(0.1) ? "unfit" : String(roll.below(400));
  const device = new Date(now + (roll.chance(0.2) ? 365 * 864e5 : 0)).toISOString();
  const entry = {
    uid: randomUUID(), owner, address: `/hoat-dong/${roll.below(9)}/xong/`, fields: [["copies", value]],
    device_at: device, made_at: now, state: "waiting", words: [], tries: 0, next_at: 0, files: rows,
  };
  return { entry, files };
}

// A tab may die at any step, two tabs may run at once (with or without the lock between them).
async function run(tabs) {
  for (const ended of await Promise.allSettled(tabs)) {
    if (ended.status === "rejected" && !(ended.reason instanceof Crash)) throw ended.reason;
  }
}

async function history(seed) {
  const roll = dice(seed);
  const server = new Server();
  const disk = new Disk();
  const kept = new Map();
  let now = 1_759_104_000_000;
  const evil = roll();
  server.session = PEOPLE[0];
  for (let step = 3 + roll.below(10); step > 0; step -= 1) {
    now += roll.below(3_600_000);
    const owner = server.session ?? PEOPLE[0];
    const what = roll.below(10);
    if (what < 4) {
      const { entry, files } = newEntry(roll, now, owner);
      disk.room = roll.chance(0.1) ? 0 : Infinity;
      try {
        await disk.tab(roll, 0.02).add(entry, files);
        kept.set(entry.uid, structuredClone(entry));
      } catch (error) {
        if (error instanceof Crash && disk.entries.has(entry.uid)) kept.set(entry.uid, structuredClone(entry));
        else if (!(error instanceof Crash || error instanceof RangeError)) throw error;
      }
    } else if (what === 4) server.down = !server.down;
    else if (what === 5) server.csrf += 1;
    else if (what === 6) server.session = [null, ...PEOPLE][roll.below(3)];
    else if (what === 7) for (const act of server.delayed.splice(0).reverse()) act();
    else {
      const tab = () => drain({
        store: disk.tab(roll, 0.01), line: lineTo(server, roll, evil), now: () => now, force: roll.chance(0.5),
      });
      await run(roll.chance(0.3) ? [tab(), tab()] : [tab()]);
    }
  }
  await heal({ server, disk, roll, now });
  return judge({ server, disk, kept, seed });
}

// The network comes back, each person signs in once more, what was under way arrives late.
async function heal({ server, disk, roll, now }) {
  server.down = false;
  for (let round = 0; round < 2; round += 1) {
    for (const person of PEOPLE) {
      server.session = person;
      for (const act of server.delayed.splice(0)) act();
      await drain({ store: disk.tab(roll, 0), line: lineTo(server, roll, 0), now: () => now, force: true });
    }
  }
}

function judge({ server, disk, kept, seed }) {
  const found = { lost: 0, doubled: 0, wrong: 0, refused_other_body: 0, reports: 0, photos: 0 };
  const times = new Map();
  for (const row of server.stored) {
    const key = `${row.actor} ${row.uid}`;
    times.set(key, (times.get(key) ?? 0) + 1);
  }
  for (const [uid, made] of kept) {
    const on_phone = disk.entries.get(uid);
    const key = `${made.owner} ${uid}`;
    const here = server.stored.filter((row) => row.uid === uid);
    if (made.fields.some(([, value]) => value === "unfit")) {
      if (here.length || on_phone?.state !== "refused" || !on_phone.words.length) found.wrong += 1;
      continue;
    }
    found.reports += 1;
    if (here.length === 0 || !on_phone || !isDone(on_phone)) found.lost += 1;
    if (here.length > 1 || (times.get(key) ?? 0) > 1) found.doubled += 1;
    if (here[0] && JSON.stringify(here[0].fields) !== JSON.stringify(formOf(made))) found.wrong += 1;
    if (here[0] && here[0].actor !== made.owner) found.wrong += 1;
    for (const file of made.files) {
      found.photos += 1;
      const proofs = server.stored.filter((row) => row.uid === file.uid);
      if (proofs.length === 0) found.lost += 1;
      if (proofs.length > 1) found.doubled += 1;
      if (hash(server.halves.get(`${made.owner} ${file.uid}`) ?? "") !== file.sha256) found.wrong += 1;
    }
    const other = server.take(made.owner, made.address, [...formOf(made), ["copies", "999"]]);
    if (other.state === "refused") found.refused_other_body += 1;
  }
  const strangers = server.stored.filter((row) => !row.address.endsWith("/kem-tep/") && !kept.has(row.uid));
  found.wrong += strangers.length;
  if (found.lost || found.doubled || found.wrong) found.seeds = [seed];
  return found;
}

const count = Number(process.argv[2] ?? 200);
const first = Number(process.argv[3] ?? 1);
const sum = { histories: count, seeds: [] };
for (let seed = first; seed < first + count; seed += 1) {
  for (const [key, value] of Object.entries(await history(seed))) {
    sum[key] = Array.isArray(value) ? [...(sum[key] ?? []), ...value] : (sum[key] ?? 0) + value;
  }
}
console.log(JSON.stringify(sum));
process.exitCode = sum.lost || sum.doubled || sum.wrong || sum.refused_other_body !== sum.reports ? 1 : 0;
