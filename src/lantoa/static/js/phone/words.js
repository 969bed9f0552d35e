// The phone's words: ages, sizes, days; all in the commune's time, whatever this phone's clock says.
const ZONE = "Asia/Ho_Chi_Minh";

export function age(since, now) {
  const minutes = Math.max(0, Math.floor((now - since) / 60_000));
  if (minutes < 1) return "vừa xong";
  if (minutes < 60) return `${minutes} phút`;
  if (minutes < 48 * 60) return `${Math.floor(minutes / 60)} giờ`;
  return `${Math.floor(minutes / 1440)} ngày`;
}

export function size(bytes) {
  if (bytes < 1e6) return `${Math.max(1, Math.round(bytes / 1000))} KB`;
  return `${(bytes / 1e6).toFixed(1).replace(".", ",")} MB`;
}

export function clock(moment) {
  const said = new Intl.DateTimeFormat("vi-VN", {
    timeZone: ZONE, hour: "2-digit", minute: "2-digit", day: "numeric", month: "numeric",
  }).formatToParts(new Date(moment));
  const part = Object.fromEntries(said.map(({ type, value }) => [type, value]));
  return `${part.hour}:${part.minute} ngày ${part.day}/${part.month}`;
}

export function dayOf(moment) {
  return new Intl.DateTimeFormat("en-CA", { timeZone: ZONE }).format(new Date(moment));
}

// A uid where crypto.randomUUID is missing (Chrome before 92).
export function newUid() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 15) | 64;
  bytes[8] = (bytes[8] & 63) | 128;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, "$1-$2-$3-$4-$5");
}
