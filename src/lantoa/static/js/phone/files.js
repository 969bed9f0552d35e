// Photos and voice notes of a form: made ready as soon as they are chosen, said in words beside it.
import { look, sentWith } from "./hints.js";
import { store } from "./store.js";
import { newUid, size } from "./words.js";

const MOST = 300_000;
const SIDES = [1600, 1280, 1024, 800, 640];
const QUALITIES = [0.82, 0.7, 0.58];
const HEAVIEST = 40 * 2 ** 20;
const LONGEST_TALK = 120_000;
const HALF_A_DAY = 12 * 3600_000;
const ready = new WeakMap();  // form → [{ uid, name, mime, blob, taken_at }]

export const filesOf = (form) => ready.get(form) ?? [];

export function watch(form) {
  if (ready.has(form)) return;
  ready.set(form, []);
  for (const input of form.querySelectorAll("input[type=file]")) {
    input.addEventListener("change", () => {
      for (const file of [...input.files]) take(form, file);
      input.value = "";
    });
  }
  const button = form.querySelector("[data-voice]");
  if (button && globalThis.MediaRecorder && navigator.mediaDevices) {
    button.hidden = false;
    button.addEventListener("click", () => talk(form, button));
  }
}

// One after another; `form.taking` ends when all are ready.
export function take(form, file) {
  return (form.taking = Promise.resolve(form.taking).then(() => taken(form, file)).catch(console.error));
}

async function taken(form, file) {
  const line = say(form, `${file.name}: đang thu nhỏ…`);
  const kept = await prepared(file);
  if (kept.words) return line(kept.words, "wrong");
  ready.get(form).push(kept);
  const before = await sentWith(kept.look);
  const again = before ? `. Giống ảnh đã ghi với “${before}”: nhầm thì bấm Bỏ, đúng thì cứ gửi` : "";
  line(`${kept.label} · ${size(kept.blob.size)}${again}`, before ? "hint" : "", () => {
    ready.set(form, filesOf(form).filter((one) => one !== kept));
  });
}

async function prepared(file) {
  const uid = newUid();
  if (file.type.startsWith("video/")) {
    return { words: `${file.name} là phim, chưa gửi được. Hãy chụp ảnh thay cho quay phim; phần đã ghi vẫn còn.` };
  }
  if (!file.size) return { words: `${file.name} không có nội dung. Hãy chọn lại.` };
  const small = file.type === "application/pdf" ? null : await shrink(file).catch(() => null);
  if (small) {
    return { uid, name: rename(file.name), mime: "image/jpeg", blob: small.blob, taken_at: small.taken_at, look: small.look, label: "Ảnh, rõ, dùng được" };
  }
  if (file.size > HEAVIEST) {
    return { words: `${file.name} nặng ${size(file.size)}, quá 40 MB và máy không tự thu nhỏ được. Hãy chụp lại bằng máy ảnh của điện thoại.` };
  }
  const known = /^(image\/|application\/pdf|audio\/)/.test(file.type) || /\.(heic|heif)$/i.test(file.name);
  if (!known) return { words: `${file.name} không phải ảnh hay PDF. Hãy chọn ảnh chụp hoặc phiếu PDF.` };
  return { uid, name: file.name, mime: file.type, blob: file, taken_at: "", label: `${file.name}, máy gửi nguyên cỡ` };
}

const rename = (name) => `${name.replace(/\.[^.]*$/, "").slice(0, 60) || "anh"}.jpg`;

function say(form, words) {
  const row = document.createElement("li");
  row.textContent = words;
  (form.querySelector(".kept-files") ?? form).append(row);
  return (next, kind, drop) => {
    row.textContent = next;
    row.className = kind;
    if (!drop) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button small bare";
    button.textContent = "Bỏ";
    button.addEventListener("click", () => { drop(); row.remove(); });
    row.append(" ", button);
  };
}

// A voice note stays a recording: "chưa ghi thành chữ" until a person writes it out.
async function talk(form, button) {
  if (button.recorder) return button.recorder.stop();
  let sound;
  try {
    sound = await navigator.mediaDevices.getUserMedia({ audio: true });
  } catch {
    say(form, "")("Điện thoại chưa cho ghi âm. Mở Cài đặt, cho phép micro, hoặc viết vào ô “Ghi thêm”.", "wrong");
    return;
  }
  const words = button.querySelector("span");
  const recorder = new MediaRecorder(sound, { audioBitsPerSecond: 24_000 });
  const parts = [];
  recorder.ondataavailable = (event) => parts.push(event.data);
  recorder.onstop = () => {
    sound.getTracks().forEach((track) => track.stop());
    button.recorder = null;
    words.textContent = "Nói thêm vài câu";
    const blob = new Blob(parts, { type: recorder.mimeType });
    const kept = { uid: newUid(), name: "loi-noi.webm", mime: recorder.mimeType, blob, taken_at: new Date().toISOString() };
    ready.get(form).push(kept);
    say(form, "")(`Lời nói, chưa ghi thành chữ · ${size(blob.size)}`, "", () => {
      ready.set(form, filesOf(form).filter((one) => one !== kept));
    });
  };
  button.recorder = recorder;
  words.textContent = "Đang ghi, bấm để dừng";
  recorder.start();
  setTimeout(() => recorder.state === "recording" && recorder.stop(), LONGEST_TALK);
}

// A photo made small on the phone: at most 300 KB, drawn anew so that nothing hidden comes along.
// What is kept of its tags is the time alone; where it was taken never leaves the phone.
// Null for what this browser cannot draw (HEIC, damaged files).
async function shrink(file) {
  const taken_at = await inTime((await takenAt(file)) ?? new Date(file.lastModified || Date.now()).toISOString());
  let picture;
  try {
    picture = await createImageBitmap(file, { imageOrientation: "from-image" });
  } catch {
    return null;
  }
  try {
    for (const side of SIDES) {
      const canvas = drawn(picture, side);
      for (const quality of QUALITIES) {
        const blob = await new Promise((done) => canvas.toBlob(done, "image/jpeg", quality));
        if (blob && blob.size <= MOST) return { blob, taken_at, look: look(picture) };
      }
    }
    return null;
  } finally {
    picture.close();
  }
}

function drawn(picture, side) {
  const scale = Math.min(1, side / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const pen = canvas.getContext("2d");
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return canvas;
}

// A phone whose clock is days off: its photos are put into the commune's time.
async function inTime(moment) {
  const skew = (await store.noted("skew").catch(() => 0)) ?? 0;
  return Math.abs(skew) < HALF_A_DAY ? moment : new Date(Date.parse(moment) + skew).toISOString();
}

// The camera's time (EXIF), in Vietnam's zone.
async function takenAt(file) {
  const head = new Uint8Array(await file.slice(0, 128 * 1024).arrayBuffer());
  const text = new TextDecoder("latin1").decode(head);
  const start = text.indexOf("Exif\0\0");
  if (start < 0) return null;
  const stamps = text.slice(start, start + 65_536).match(/\d{4}:\d\d:\d\d \d\d:\d\d:\d\d/g);
  if (!stamps) return null;
  const [day, hour] = stamps.sort()[0].split(" ");
  const moment = new Date(`${day.replaceAll(":", "-")}T${hour}+07:00`);
  return Number.isNaN(moment.getTime()) ? null : moment.toISOString();
}
