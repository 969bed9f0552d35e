// Photos and voice notes of a form: made ready as soon as they are chosen, said in words beside it.
import { shrink } from "./shrink.js";
import { newUid, size } from "./words.js";

const HEAVIEST = 40 * 2 ** 20;
const LONGEST_TALK = 120_000;
const ready = new WeakMap();  // form → [{ uid, name, mime, blob, taken_at }]

export const filesOf = (form) => ready.get(form) ?? [];

export function watch(form) {
  if (ready.has(form)) return;
  ready.set(form, []);
  for (const input of form.querySelectorAll("input[type=file]")) {
    input.addEventListener("change", async () => {
      const chosen = [...input.files];
      input.value = "";
      for (const file of chosen) await take(form, file);
    });
  }
  const button = form.querySelector("[data-voice]");
  if (button && globalThis.MediaRecorder && navigator.mediaDevices) {
    button.hidden = false;
    button.addEventListener("click", () => talk(form, button));
  }
}

export async function take(form, file) {
  const line = say(form, `${file.name}: đang thu nhỏ…`);
  const kept = await prepared(file);
  if (kept.words) return line(kept.words, "wrong");
  ready.get(form).push(kept);
  line(`${kept.label} · ${size(kept.blob.size)}`, "", () => {
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
    return { uid, name: rename(file.name), mime: "image/jpeg", blob: small.blob, taken_at: small.taken_at, label: "Ảnh, rõ, dùng được" };
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
