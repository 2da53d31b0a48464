// Photos: made smaller in the browser, without what the camera wrote into them; the place is read first, where wanted.

/** The longer side, pixels, and the quality of the JPEG. */
const LONGEST = 1600;
const QUALITY = 0.82;

/** A smaller copy; drawn anew, so nothing is in it but what is seen. Raises for what is no picture. */
export async function smaller(file: Blob): Promise<Blob> {
  const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
  const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  return new Promise((resolve, reject) => {
    canvas.toBlob((made) => (made ? resolve(made) : reject(new Error("no picture"))), "image/jpeg", QUALITY);
  });
}

/** Latitude and longitude that a camera wrote into a JPEG (Exif 2.32, 4.6.6); null: none. */
export function placeIn(bytes: ArrayBuffer): { latitude: number; longitude: number } | null {
  try {
    return readPlace(new DataView(bytes));
  } catch {
    return null; // a damaged one has no place
  }
}

function readPlace(view: DataView): { latitude: number; longitude: number } | null {
  if (view.getUint16(0) !== 0xffd8) return null;
  for (let at = 2; at + 4 < view.byteLength; at += 2 + view.getUint16(at + 2)) {
    const marker = view.getUint16(at);
    if (marker === 0xffe1 && view.getUint32(at + 4) === 0x45786966) return readExif(view, at + 10);
    if (marker < 0xff01 || marker === 0xffda) return null;
  }
  return null;
}

function readExif(view: DataView, head: number): { latitude: number; longitude: number } | null {
  const little = view.getUint16(head) === 0x4949;
  const entries = (offset: number): Map<number, number> => {
    const found = new Map<number, number>();
    const count = view.getUint16(head + offset, little);
    for (let place = 0; place < count; place += 1) {
      const entry = head + offset + 2 + 12 * place;
      found.set(view.getUint16(entry, little), entry + 8);
    }
    return found;
  };
  const pointer = entries(view.getUint32(head + 4, little)).get(0x8825);
  if (pointer === undefined) return null;
  const gps = entries(view.getUint32(pointer, little));
  const degrees = (tag: number, reference: number, negative: string): number => {
    const offset = head + view.getUint32(gps.get(tag) as number, little);
    const part = (place: number): number =>
      view.getUint32(offset + 8 * place, little) / view.getUint32(offset + 8 * place + 4, little);
    const value = part(0) + part(1) / 60 + part(2) / 3600;
    return String.fromCharCode(view.getUint8(gps.get(reference) as number)) === negative ? -value : value;
  };
  if (!gps.has(2) || !gps.has(4)) return null;
  const place = { latitude: degrees(2, 1, "S"), longitude: degrees(4, 3, "W") };
  const real = Number.isFinite(place.latitude) && Math.abs(place.latitude) <= 90 && Math.abs(place.longitude) <= 180;
  return real && (place.latitude || place.longitude) ? place : null;
}
