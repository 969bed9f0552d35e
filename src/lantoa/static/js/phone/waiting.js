// What waits, always in sight: a line on every page, the whole list on its own.
import { packs, waits } from "./pack.js";
import { isDone } from "./queue.js";
import { store } from "./store.js";
import { age, clock } from "./words.js";

const KEPT = 20;
const me = () => Number(document.body.dataset.me || 0);
const at = (name) => document.getElementById(name);
const STATES = {
  out: "Cần đăng nhập lại để gửi tiếp. Việc đã ghi vẫn còn nguyên trong máy.",
  offline: "Chưa có mạng. Cứ ghi tiếp, có mạng máy tự gửi.",
  other: "Trong máy còn việc của người khác. Người ấy đăng nhập thì máy gửi tiếp.",
  locked: "Thẻ của máy này đã bị khóa. Việc chưa gửi đang được để lại cho xã; giữ máy có mạng.",
  wiped: "Thẻ của máy này đã bị khóa. Hỏi Phòng Văn hóa – Xã hội.",
};

export async function show(state = "") {
  const entries = await store.all();
  const mine = entries.filter((entry) => entry.owner === me());
  const waiting = mine.filter((entry) => waits(entry) || entry.state === "refused");
  const line = at("waits");
  if (line) {
    const refused = waiting.filter((entry) => entry.state === "refused").length;
    const words = refused
      ? `${refused} việc cần xem lại trước khi gửi`
      : `Chờ gửi ${waiting.length} việc · ${age(waiting[0]?.made_at ?? 0, Date.now())}`;
    line.hidden = waiting.length === 0;
    line.querySelector("span").textContent = state === "out" ? `${words}. Đăng nhập lại để gửi` : words;
  }
  // The page of what waits stands in for one that this phone does not hold.
  if (at("not-kept")) at("not-kept").hidden = at("go-on").hidden = location.pathname === "/cho-gui/";
  if (at("queue-rows")) list(waiting, mine.filter((entry) => entry.state === "received" && !waits(entry)), state);
  // On the first page, a duty that was logged already says so.
  for (const mark of document.querySelectorAll("[data-duty]")) {
    mark.hidden = !mine.some((entry) => waits(entry) && entry.address.startsWith(mark.dataset.duty));
  }
}

function list(waiting, done, state) {
  const words = STATES[state] ?? "";
  at("line-state").replaceChildren(...(words ? [noticed(words, state)] : []));
  at("queue-rows").replaceChildren(...waiting.map((entry) => row("row-waiting", entry)));
  at("queue-count").textContent = waiting.length ? String(waiting.length) : "";
  at("queue-empty").hidden = waiting.length > 0;
  at("queue-actions").hidden = at("queue-advice").hidden = waiting.length === 0;
  const newest = done.reverse().slice(0, KEPT);
  at("sent-rows").replaceChildren(...newest.map((entry) => row("row-sent", entry)));
  at("sent-empty").hidden = newest.length > 0;
  justKept([...waiting, ...done].find((entry) => entry.uid === location.hash.slice(1)));
}

function noticed(words, state) {
  const box = document.createElement("p");
  box.className = "notice wait";
  box.textContent = words;
  if (state === "out") {
    const door = document.createElement("a");
    door.className = "button main";
    door.href = `/dang-nhap/?next=${encodeURIComponent("/cho-gui/")}`;
    door.textContent = "Đăng nhập lại";
    box.append(door);
  }
  return box;
}

function row(template, entry) {
  const one = at(template).content.cloneNode(true);
  const set = (name, text) => { one.querySelector(name).textContent = text; };
  set("[data-title]", entry.title);
  const left = entry.files.filter((file) => file.state === "waiting").length;
  const hurt = [...(entry.state === "received" ? entry.words : []), ...entry.files.flatMap((file) => file.words)];
  set("[data-files]", [left ? `Còn ${left} ảnh, lời nói đang gửi` : "", ...hurt].filter(Boolean).join(" "));
  if (entry.state === "received") set(".receipt span", `Xã đã nhận ${clock(entry.received_at)}`);
  else set(".receipt span", `${entry.state === "refused" ? "Cần sửa rồi gửi lại" : "Chờ gửi"} · ${age(entry.made_at, Date.now())}`);
  if (template === "row-sent") return one;
  const words = one.querySelector("[data-words]");
  words.hidden = entry.words.length === 0;
  words.textContent = entry.words.join(" ");
  const mend = one.querySelector("[data-mend]");
  const drop = one.querySelector("[data-drop]");
  mend.hidden = entry.state !== "refused";
  const page = new URL(entry.page, location);
  page.searchParams.set("sua", entry.uid);
  mend.href = page.pathname + page.search + page.hash;
  drop.hidden = entry.state === "received";
  drop.addEventListener("click", async () => {
    if (!confirm(`Xóa “${entry.title}” khỏi máy? Xã chưa nhận việc này.`)) return;
    await store.remove(entry);
    await show();
  });
  return one;
}

function justKept(entry) {
  const card = at("just-kept");
  card.hidden = !entry || entry.state === "refused";
  if (card.hidden) return;
  at("just-words").textContent = entry.title;
  if (entry.then) at("just-then").querySelector(".receipt span").textContent = entry.then;
  if (entry.state !== "received") return;
  card.querySelector("h2").textContent = "Xã đã nhận";
  const sent = at("just-sent");
  if (sent.className === "ok") return;
  sent.className = "ok";
  sent.querySelector(".receipt").classList.add("fresh");
  sent.querySelector(".receipt span").textContent = `Xã đã nhận ${clock(entry.received_at)}`;
}

export function listen(send) {
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-send]")) send(true);
    if (event.target.closest("[data-pack]")) savePack(me());
  });
  document.addEventListener("submit", (event) => {
    const leaving = new URL(event.target.action, location).pathname === "/dang-xuat/";
    const words = "Còn việc chưa gửi tới xã. Đăng xuất thì việc vẫn nằm trong máy, đăng nhập lại mới gửi tiếp. Đăng xuất?";
    if (leaving && !at("waits")?.hidden && !confirm(words)) event.preventDefault();
  });
  setInterval(show, 60_000);
}

// Old receipts need no room: the newest are kept so that the head sees them, the rest is on the server.
export async function tidy() {
  const done = (await store.all()).filter(isDone).reverse();
  for (const entry of done.slice(KEPT * 2)) await store.remove(entry);
}

async function savePack(owner) {
  const day = new Date().toISOString().slice(0, 10);
  let nth = 0;
  for await (const text of packs(store, owner)) {
    nth += 1;
    const name = `lan-toa-cho-gui-${day}${nth > 1 ? `-${nth}` : ""}.json`;
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new File([text], name, { type: "application/json" }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  }
}
