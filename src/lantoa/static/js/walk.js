// The walking list on the phone: every tick is kept at once, counted, and can be taken back.
// Without this script the list is an ordinary form.
const form = document.querySelector("#di");
if (form) {
  const place = `di ${document.body.dataset.me || ""} ${location.pathname}`;
  const read = () => { try { return JSON.parse(localStorage.getItem(place)) || {}; } catch { return {}; } };
  const write = (held) => { try { localStorage.setItem(place, JSON.stringify(held)); } catch { /* full or private: the form still holds the ticks */ } };
  const held = read();
  const made = Number(form.dataset.made);
  // What was sent after this copy of the page was made waits in the phone's queue, or has arrived.
  held.sent = Object.fromEntries(Object.entries(held.sent || {}).filter(([, sent]) => sent.at > made));
  for (const [name, mark] of Object.entries(held.ticks || {})) {
    const radio = form.querySelector(`input[name="${CSS.escape(name)}"][value="${CSS.escape(mark)}"]`);
    if (radio) radio.checked = true;
  }
  for (const name of Object.keys(held.sent)) {
    const set = form.querySelector(`input[name="${CSS.escape(name)}"]`)?.closest("fieldset");
    if (!set) continue;
    set.disabled = true;
    set.querySelector("legend").append(" ", mark("Chờ gửi"));
  }
  function mark(words) {
    const chip = document.createElement("span");
    chip.className = "chip wait";
    chip.textContent = words;
    return chip;
  }
  const ticked = () => [...form.querySelectorAll(".doors input:checked:enabled")].filter((radio) => radio.value);
  const show = () => {
    const count = ticked().length;
    form.querySelector("[data-done]").textContent = count;
    const all = form.querySelectorAll(".doors > li").length;
    form.querySelector("[data-fill]").setAttribute("width", `${(100 * count) / Math.max(1, all)}%`);
    const waits = Object.keys(held.sent).length;
    form.querySelector("[data-kept]").textContent = [
      count ? "· đã giữ trong máy" : "", waits ? `· ${waits} hộ đang chờ gửi` : "",
    ].join(" ").trim();
  };
  const keep = () => {
    held.ticks = Object.fromEntries(ticked().map((radio) => [radio.name, radio.value]));
    write(held);
    show();
  };
  form.addEventListener("change", keep);
  // A second tap on the same button takes the tick back.
  form.addEventListener("pointerdown", (event) => {
    const radio = event.target.closest("label")?.querySelector(".doors input");
    if (radio) radio.dataset.was = radio.checked ? "1" : "";
  });
  form.addEventListener("click", (event) => {
    const radio = event.target.matches(".doors input") ? event.target : null;
    if (radio?.value && radio.dataset.was) {
      radio.closest("fieldset").querySelector('input[value=""]').checked = true;
      radio.dataset.was = "";
      keep();
    }
  });
  form.addEventListener("submit", () => {
    const at = Date.now();
    for (const radio of ticked()) held.sent[radio.name] = { at };
    write({ sent: held.sent });
  });
  show();
}
