// The recall sheet on the phone: each tap waits in the queue until the commune has it, network or not;
// a door where nobody is in opens a spare one. Without this script every tap is an ordinary form.
import { keep } from "./phone/form.js";
import { send } from "./phone/start.js";
import { store } from "./phone/store.js";

const form = document.querySelector("#phieu");
const me = Number(document.body.dataset.me || 0);
const doors = [...form.querySelectorAll("#hoi > li")];
const rows = [...form.querySelectorAll("#da-ghi > li")];
const said = Object.fromEntries([...(doors[0]?.querySelectorAll("button") ?? [])].map((one) => [one.value.split(":")[1], one.textContent]));
const answers = new Map(doors.map((door) => [door.dataset.order, door.dataset.answer]));
const waits = new Set();

function show() {
  const given = [...answers.values()].filter(Boolean);
  const absent = given.filter((one) => one === "absent").length;
  doors.forEach((door, n) => {
    const { order, spare } = door.dataset;
    const answer = answers.get(order);
    door.hidden = Boolean(answer) || Number(spare ?? -1) >= absent;
    rows[n].hidden = !answer;
    rows[n].querySelector("[data-said]").textContent = `${said[answer] ?? ""}${waits.has(order) ? " · chờ gửi" : ""}`;
  });
  const open = doors.filter((door) => !door.hidden);
  if (open.length && !open.some((door) => door.firstElementChild.open)) open[0].firstElementChild.open = true;
  const size = Number(form.querySelector("[data-size]").dataset.size);
  form.querySelector("[data-met]").textContent = String(given.length - absent);
  form.querySelector(".meter .fill").setAttribute("width", `${Math.min(100, (100 * (given.length - absent)) / size)}%`);
  document.querySelector("#het").hidden = open.length > 0;
  document.querySelector("#xong").hidden = document.querySelector("#chot").hidden = given.length === 0;
}

function take(value) {
  const [order, answer] = value.split(":");
  answers.set(order, answer);
  waits.add(order);
}

// What this phone still holds is said again on a page that was opened anew.
async function held() {
  waits.clear();
  for (const entry of await store.all()) {
    const here = entry.owner === me && new URL(entry.address, location).pathname === new URL(form.action).pathname;
    if (here && entry.state === "waiting") for (const [name, value] of entry.fields) if (name === "answer") take(value);
  }
  show();
}

async function tapped(event) {
  event.preventDefault();
  form.dataset.queue = form.dataset.title;
  take(event.submitter.value);
  event.submitter.closest("details")?.removeAttribute("open");
  show();
  try {
    await keep(form, event.submitter);
  } catch {  // no room, or a private window: sent at once, as without this script
    form.removeEventListener("submit", tapped);
    return form.requestSubmit(event.submitter);
  }
  await send(true);
  await held();
}

if (doors.length && globalThis.indexedDB && isSecureContext) {
  form.addEventListener("submit", tapped);
  const again = () => send(true).then(held);
  addEventListener("online", again);
  held().then(() => waits.size && again()).catch(show);
}
