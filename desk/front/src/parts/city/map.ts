// Our own map: the city's districts as the city drew them, no tiles from elsewhere. Without districts it is a grid.
import { html, nothing, svg, type TemplateResult } from "../../lib/html.ts";
import { language, number, t } from "../../lib/words.ts";
import {
  bounds,
  type District,
  type Frame,
  frameAround,
  metresPerDegree,
  type Point,
  toPoint,
  toScreen,
} from "./geometry.ts";

/** Width and height of the drawing, its own units. */
const SIZE = { width: 600, height: 400 };

let districts: District[] = [];

/** Fetch the districts once; without them maps are grids. */
export async function loadOutline(): Promise<void> {
  try {
    const answer = await fetch("/1111/api/map");
    if (answer.ok) districts = ((await answer.json()) as { districts: District[] }).districts;
  } catch {
    districts = [];
  }
}

/** Where a map looks to when nobody has chosen a place. */
export function wholeCity(fallback: Point): Frame {
  const box = bounds(districts);
  return box ? frameAround(box, SIZE) : { centre: fallback, metresPerUnit: 40 };
}

/** A map that shows one point. */
export function cityMap(shown: { point: Point }): TemplateResult {
  const frame: Frame = { centre: shown.point, metresPerUnit: 10 };
  return html`<div class="city-map">${drawing(frame, shown.point)}</div>`;
}

interface Picking {
  frame: Frame;
  point: Point | null;
  pick: (point: Point) => void;
  move: (frame: Frame) => void;
}

/** A map on which a place is chosen: by a click, or with the arrow keys and enter. */
export function pickMap(picking: Picking): TemplateResult {
  const { frame, point, pick, move } = picking;
  const zoom = (factor: number): void =>
    move({ ...frame, metresPerUnit: Math.min(2000, Math.max(0.5, frame.metresPerUnit * factor)) });
  const shift = (x: number, y: number): void => {
    move({ ...frame, centre: toPoint(frame, SIZE, { x: SIZE.width / 2 + x, y: SIZE.height / 2 + y }) });
  };
  const keys: Record<string, () => void> = {
    ArrowLeft: () => shift(-40, 0),
    ArrowRight: () => shift(40, 0),
    ArrowUp: () => shift(0, -40),
    ArrowDown: () => shift(0, 40),
    "+": () => zoom(0.6),
    "-": () => zoom(1.6),
    Enter: () => pick(frame.centre),
    " ": () => pick(frame.centre),
  };
  return html`<div class="city-map picking">
    <div
      class="map-face"
      tabindex="0"
      role="application"
      aria-label=${t("Map. Arrow keys move it, plus and minus zoom, enter chooses its middle.")}
      @keydown=${(event: KeyboardEvent) => {
        if (!keys[event.key]) return;
        event.preventDefault();
        keys[event.key]?.();
      }}
      @click=${(event: MouseEvent) => {
        const face = (event.currentTarget as HTMLElement).getBoundingClientRect();
        const x = ((event.clientX - face.left) / face.width) * SIZE.width;
        const y = ((event.clientY - face.top) / face.height) * SIZE.height;
        pick(toPoint(frame, SIZE, { x, y }));
      }}>
      ${drawing(frame, point, true)}
    </div>
    <div class="map-tools">
      <button type="button" class="plain" aria-label=${t("Nearer")} @click=${() => zoom(0.6)}>+</button>
      <button type="button" class="plain" aria-label=${t("Farther")} @click=${() => zoom(1.6)}>−</button>
      ${point ? html`<button type="button" class="plain" aria-label=${t("To the chosen place")} @click=${() => move({ ...frame, centre: point })}>◎</button>` : nothing}
    </div>
  </div>`;
}

function drawing(frame: Frame, point: Point | null, cross = false): TemplateResult {
  const bar = scaleBar(frame);
  return html`<svg viewBox="0 0 ${SIZE.width} ${SIZE.height}" aria-hidden="true" dir="ltr">
    ${grid(frame)}
    ${districts.map(
      (district) => svg`<g class="district">
      ${district.polygons.map((polygon) => svg`<path d=${polygon.map((ring) => path(frame, ring)).join("")}></path>`)}
    </g>`,
    )}
    ${districts.map((district) => label(frame, district))}
    ${cross ? svg`<path class="cross" d="M290 200h20M300 190v20"></path>` : nothing}
    ${point ? pin(frame, point) : nothing}
    <g class="scale">
      <path d="M20 380h${bar.units}"></path>
      <text x="20" y="372">⁨${bar.words}⁩</text>
    </g>
  </svg>`;
}

function path(frame: Frame, ring: [number, number][]): string {
  const corners = ring.map(([longitude, latitude]) => toScreen(frame, SIZE, { latitude, longitude }));
  return `M${corners.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`).join("L")}Z`;
}

function label(frame: Frame, district: District): TemplateResult | typeof nothing {
  const box = bounds([district]);
  if (!box) return nothing;
  const { x, y } = toScreen(frame, SIZE, {
    latitude: (box.south + box.north) / 2,
    longitude: (box.west + box.east) / 2,
  });
  if (x < 0 || y < 0 || x > SIZE.width || y > SIZE.height) return nothing;
  return svg`<text class="name" x=${x} y=${y}>${district.name[language] ?? district.name[""] ?? Object.values(district.name)[0] ?? ""}</text>`;
}

function pin(frame: Frame, point: Point): TemplateResult {
  const { x, y } = toScreen(frame, SIZE, point);
  return svg`<path class="pin" transform="translate(${x} ${y})" d="M0 0C-4-10-11-14-11-22a11 11 0 1 1 22 0C11-14 4-10 0 0Z"></path>
    <circle class="pin-eye" cx=${x} cy=${y - 22} r="4"></circle>`;
}

function grid(frame: Frame): TemplateResult {
  const step = 100;
  const offset = metresPerDegree(frame.centre.latitude);
  const shiftX = ((frame.centre.longitude * offset.longitude) / frame.metresPerUnit) % step;
  const shiftY = ((-frame.centre.latitude * offset.latitude) / frame.metresPerUnit) % step;
  let d = "";
  for (let x = -step - shiftX; x <= SIZE.width + step; x += step) d += `M${x.toFixed(1)} 0V${SIZE.height}`;
  for (let y = -step - shiftY; y <= SIZE.height + step; y += step) d += `M0 ${y.toFixed(1)}H${SIZE.width}`;
  return svg`<path class="grid" d=${d}></path>`;
}

function scaleBar(frame: Frame): { units: number; words: string } {
  const wanted = 120 * frame.metresPerUnit;
  const power = 10 ** Math.floor(Math.log10(wanted));
  const metres = ([5, 2, 1].find((one) => one * power <= wanted) ?? 1) * power;
  const words = metres >= 1000 ? t("{n} km", { n: number(metres / 1000) }) : t("{n} m", { n: number(metres) });
  return { units: metres / frame.metresPerUnit, words };
}
