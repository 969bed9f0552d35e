// Gentle checks: one soft line in the form, nothing is held back.
import { store } from "./store.js";
import { dayOf } from "./words.js";

const CROWDS = ["people", "learners"];
const ALIKE = 5;  // bits of 64 in which two pictures of the same thing may differ
const HELD = 80;
const place = () => `looks ${document.body.dataset.me || 0}`;

export function watchFigures(form, clock) {
  const box = document.createElement("p");
  box.className = "notice hint";
  box.setAttribute("role", "status");
  box.hidden = true;
  form.querySelector("button[type=submit]")?.before(box);
  const check = () => {
    box.textContent = sayings(form, clock.skew).join(" ");
    box.hidden = !box.textContent;
  };
  form.addEventListener("input", check);
  form.addEventListener("click", check);
}

function sayings(form, skew) {
  const { adults, from } = form.dataset;
  const found = [];
  for (const name of CROWDS) {
    const number = Number(form.elements[name]?.value ?? 0);
    if (adults && number > Number(adults)) found.push(`Số người (${number}) nhiều hơn số người lớn của thôn (${adults}). Đúng thì cứ gửi.`);
  }
  const day = form.elements.done_on?.value;
  if (day && from && day < from) found.push("Ngày làm ở trước ngày bắt đầu đợt. Đúng thì cứ gửi.");
  if (day && day > dayOf(Date.now() + skew)) found.push("Ngày làm còn ở phía trước, xã chưa nhận được. Chọn lại ngày.");
  return found;
}

// How a picture looks: 64 bits, the same as the server's (kit/looks.py).
export function look(picture) {
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [9, 8];
  const pen = canvas.getContext("2d");
  pen.imageSmoothingQuality = "high";
  pen.drawImage(picture, 0, 0, 9, 8);
  const { data } = pen.getImageData(0, 0, 9, 8);
  const grey = Array.from({ length: 72 }, (_, n) => data[n * 4] * 0.3 + data[n * 4 + 1] * 0.59 + data[n * 4 + 2] * 0.11);
  if (Math.max(...grey) - Math.min(...grey) < 12) return "";
  return grey.flatMap((value, n) => (n % 9 === 8 ? [] : [value > grey[n + 1] ? "1" : "0"])).join("");
}

const apart = (a, b) => [...a].reduce((sum, bit, n) => sum + (bit !== b[n]), 0);

// The work that the same picture went with before.
export async function sentWith(mine) {
  if (!mine) return "";
  const held = (await store.noted(place())) ?? [];
  return held.find((one) => apart(one.look, mine) <= ALIKE)?.title ?? "";
}

export async function remember(looks, title) {
  const known = looks.filter(Boolean).map((one) => ({ look: one, title }));
  if (known.length) await store.note(place(), [...((await store.noted(place())) ?? []), ...known].slice(-HELD));
}
