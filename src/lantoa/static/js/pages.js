// Pages of a paper gathered before they are sent: photographed one after another with the phone's
// camera, or picked from the machine; kept on the page until the commune has them. Without this
// script the plain file field and the plain form do the same.
const plain = document.querySelector("input[type=file][name=papers]");
const form = plain.form;
const panel = document.getElementById("trang");
const camera = panel.querySelector("input[capture]");
const shutter = document.getElementById("chup");
const list = panel.querySelector("ol");
const row = panel.querySelector("template").content;
const said = panel.querySelector("[aria-live]");
let pages = [];
let counted = false; // a person put them in order: then their names count them

function show(focus) {
  const held = new DataTransfer();
  pages.forEach((page, n) => held.items.add(counted ? named(page.file, n + 1) : page.file));
  plain.files = held.files;
  list.replaceChildren(...pages.map(drawn));
  said.textContent = pages.length ? `Đã có ${pages.length} trang.` : "";
  said.classList.remove("wrong");
  const line = focus && list.children[focus.at];
  if (focus) (line?.querySelector(`[data-do=${focus.what}]:enabled`) || line?.querySelector("button:enabled") || shutter).focus();
}
function named(file, n) {
  const ending = file.name.includes(".") ? file.name.slice(file.name.lastIndexOf(".")) : "";
  return new File([file], `trang ${n}${ending}`, { type: file.type, lastModified: file.lastModified });
}
function drawn(page, n) {
  const line = row.cloneNode(true);
  const picture = line.querySelector("img");
  picture.hidden = !page.seen;
  if (page.seen) picture.src = page.seen;
  line.querySelector(".mini:not(img)").hidden = Boolean(page.seen);
  line.querySelector("b").textContent = `Trang ${n + 1}`;
  line.querySelector("small").textContent = page.file.name;
  for (const button of line.querySelectorAll("button")) {
    const what = button.dataset.do;
    button.setAttribute("aria-label", `${button.getAttribute("aria-label")} ${n + 1}`);
    button.disabled = (what === "up" && n === 0) || (what === "down" && n === pages.length - 1);
    button.addEventListener("click", () => change(n, what));
  }
  return line;
}
function change(n, what) {
  const [page] = pages.splice(n, 1);
  if (what === "out") {
    if (page.seen) URL.revokeObjectURL(page.seen);
    show({ at: Math.min(n, pages.length - 1), what });
    return;
  }
  counted = true;
  const at = n + (what === "up" ? -1 : 1);
  pages.splice(at, 0, page);
  show({ at, what });
}
const same = (a, b) => a.size === b.size && a.name === b.name && a.lastModified === b.lastModified;
function add(files) {
  for (const file of files) {
    if (pages.some((page) => same(page.file, file))) continue;
    const seen = /^image\/(jpeg|png|webp)$/.test(file.type) ? URL.createObjectURL(file) : "";
    pages.push({ file, seen });
  }
  show();
}
plain.addEventListener("change", () => add([...plain.files]));
shutter.addEventListener("click", () => camera.click());
camera.addEventListener("change", () => {
  counted = true;
  add([...camera.files]);
  camera.value = ""; // the next photo may bear the same name
});

// A photo taken here may be kept nowhere else: a broken line must not cost the page it stands on.
form.addEventListener("submit", (event) => {
  event.preventDefault();
  const line = new XMLHttpRequest();
  const button = form.querySelector("button[type=submit]");
  const ended = (sentence) => {
    said.textContent = sentence;
    said.classList.toggle("wrong", Boolean(sentence));
    button.disabled = false;
    if (sentence) said.scrollIntoView({ block: "nearest" });
  };
  line.upload.addEventListener("progress", (step) => {
    if (step.lengthComputable) said.textContent = `Đang gửi ${Math.floor((100 * step.loaded) / step.total)} %…`;
  });
  line.addEventListener("error", () => ended("Chưa gửi được vì mạng đứt. Các trang vẫn còn ở đây: có mạng thì bấm gửi lại."));
  line.addEventListener("load", () => {
    if (line.status < 400 && line.responseURL !== location.href) { location.assign(line.responseURL); return; }
    const told = new DOMParser().parseFromString(line.responseText, "text/html");
    const wrong = [...told.querySelectorAll("main .wrong")].concat([...told.querySelectorAll("main [role=alert] p:last-child")]);
    ended(wrong.length ? wrong[0].textContent.trim() : "Xã chưa nhận được. Hãy bấm gửi lại.");
  });
  line.open("POST", form.action || location.href);
  said.classList.remove("wrong");
  line.send(new FormData(form));
  button.disabled = true;
});
panel.hidden = false;
if (plain.files.length) add([...plain.files]); // the browser kept them on the way back
