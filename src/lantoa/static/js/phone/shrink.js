// A photo made small on the phone: at most 300 KB, drawn anew so that nothing hidden comes along.
// What is kept of its tags is the time alone; where it was taken never leaves the phone.
export const MOST = 300_000;
const SIDES = [1600, 1280, 1024, 800, 640];
const QUALITIES = [0.82, 0.7, 0.58];

// Returns { blob, taken_at }, or null for what this browser cannot draw (HEIC, damaged files).
export async function shrink(file) {
  const taken_at = (await takenAt(file)) ?? new Date(file.lastModified || Date.now()).toISOString();
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
        if (blob && blob.size <= MOST) return { blob, taken_at };
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

// The camera's time (EXIF DateTimeOriginal, else DateTime) as it stands there, in Vietnam's zone.
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
