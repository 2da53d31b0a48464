// The map of complaints: hexagons or circles, districts, scale, north, lines of degrees. SVG; moved by keys and mouse.
import { html, nothing, svg, type TemplateResult } from "../../../lib/html.ts";
import { number, t, titled } from "../../../lib/words.ts";
import { clusters, corners, hexagons, shade, type Cell, type Gathered } from "./gather.ts";
import { fit, frameAround, graticule, moved, scaleBar, type Box, type Projection } from "./projection.ts";

const [WIDTH, HEIGHT] = [960, 560];
const RADIUS = 17;
const SHADES = 6;
/** Pixels within which cases become one circle. */
const NEAR = 46;
/** How far the buttons in the corner reach to the right and down on a screen of common width, units of the picture. */
const BUTTONS = { right: 74, bottom: 150 };

export interface District {
  name: Record<string, string>;
  polygons: [number, number][][][];
}

export interface Mapped {
  cells: Cell[];
  places: { reference: string; latitude: number; longitude: number; category: string | null }[];
  districts: number[];
}

export type Way = "heat" | "points";

export interface MapState {
  box: Box;
  way: Way;
  found: Mapped;
  outline: readonly District[];
}

/** The frame that has all districts in it; null: there is none. */
export function frameOf(outline: readonly District[]): Box | null {
  return frameAround(outline.flatMap((one) => one.polygons.flatMap((polygon) => polygon[0] ?? [])));
}

export function projectionOf(box: Box): Projection {
  return fit(box, WIDTH, HEIGHT);
}

/** The hexagons of a map, for its table. */
export function spotsOf(state: MapState): Gathered[] {
  return hexagons(state.found.cells, projectionOf(state.box), RADIUS);
}

export function districtName(one: District): string {
  return titled(one.name, one.name[""] ?? "?");
}

/** Draw; `go` hears where somebody wants to look. */
export function mapPicture(state: MapState, go: (box: Box) => void): TemplateResult {
  const projection = projectionOf(state.box);
  const keys: Record<string, () => Box> = {
    ArrowLeft: () => moved(state.box, -0.2, 0),
    ArrowRight: () => moved(state.box, 0.2, 0),
    ArrowUp: () => moved(state.box, 0, 0.2),
    ArrowDown: () => moved(state.box, 0, -0.2),
    "+": () => moved(state.box, 0, 0, 0.5),
    "=": () => moved(state.box, 0, 0, 0.5),
    "-": () => moved(state.box, 0, 0, 2),
  };
  const press = (event: KeyboardEvent) => {
    const key = keys[event.key];
    if (!key) return;
    event.preventDefault();
    go(key());
  };
  return html`<div class="map-frame" dir="ltr">
    <svg
      class="map"
      viewBox="0 0 ${WIDTH} ${HEIGHT}"
      tabindex="0"
      role="img"
      aria-label=${t("Map of complaints. Arrow keys move it, plus and minus zoom. The table below has the same numbers.")}
      @keydown=${press}
      @dblclick=${(event: MouseEvent) => go(around(event, state.box, projection))}>
      <defs>
        <clipPath id="map-frame"><rect width=${WIDTH} height=${HEIGHT}></rect></clipPath>
      </defs>
      <g clip-path="url(#map-frame)">
        <rect class="map-ground" width=${WIDTH} height=${HEIGHT}></rect>
        ${state.outline.map((one) => outlineOf(one, projection))} ${linesOf(projection)}
        ${state.way === "heat" ? heatOf(state.found.cells, projection) : circlesOf(state, projection)}
        ${state.outline.map((one) => nameOf(one, projection))} ${legendOf(projection)}
      </g>
    </svg>
    <div class="map-buttons">
      <button class="plain" aria-label=${t("Zoom in")} @click=${() => go(moved(state.box, 0, 0, 0.5))}>+</button>
      <button class="plain" aria-label=${t("Zoom out")} @click=${() => go(moved(state.box, 0, 0, 2))}>−</button>
    </div>
  </div>`;
}

function around(event: MouseEvent, box: Box, projection: Projection): Box {
  const picture = (event.currentTarget as SVGElement).getBoundingClientRect();
  const longitude = projection.longitude(((event.clientX - picture.left) / picture.width) * WIDTH);
  const latitude = projection.latitude(((event.clientY - picture.top) / picture.height) * HEIGHT);
  const [east, north] = [longitude - (box.west + box.east) / 2, latitude - (box.south + box.north) / 2];
  return moved(box, east / (box.east - box.west), north / (box.north - box.south), 0.5);
}

function outlineOf(one: District, projection: Projection): TemplateResult {
  const path = one.polygons
    .flat()
    .map(
      (ring) =>
        `M${ring.map(([longitude, latitude]) => `${projection.x(longitude).toFixed(1)},${projection.y(latitude).toFixed(1)}`).join("L")}Z`,
    )
    .join("");
  return svg`<path class="map-district" fill-rule="evenodd" d=${path}></path>`;
}

function nameOf(one: District, projection: Projection): TemplateResult {
  const ring = one.polygons[0]?.[0] ?? [];
  const middle = (index: 0 | 1) => ring.reduce((sum, corner) => sum + corner[index], 0) / Math.max(ring.length, 1);
  return svg`<text class="map-name" x=${projection.x(middle(0))} y=${projection.y(middle(1))}>${districtName(one)}</text>`;
}

function linesOf(projection: Projection): TemplateResult {
  const lines = graticule(projection.box);
  const digits = Math.max(0, -Math.floor(Math.log10(lines.step)));
  return svg`<g class="map-lines">
    ${lines.longitudes.map(
      (at) => svg`<line x1=${projection.x(at)} x2=${projection.x(at)} y1="0" y2=${HEIGHT}></line>
      <text x=${projection.x(at) + 4} y=${HEIGHT - 6}>${Math.abs(at).toFixed(digits)}° ${at < 0 ? "W" : "E"}</text>`,
    )}
    ${lines.latitudes.map(
      (at) => svg`<line y1=${projection.y(at)} y2=${projection.y(at)} x1="0" x2=${WIDTH}></line>
      <text x=${projection.y(at) < BUTTONS.bottom ? BUTTONS.right : 6} y=${projection.y(at) - 4}>${Math.abs(at).toFixed(digits)}° ${at < 0 ? "S" : "N"}</text>`,
    )}
  </g>`;
}

function heatOf(cells: readonly Cell[], projection: Projection): TemplateResult {
  const found = hexagons(cells, projection, RADIUS);
  const most = found[0]?.cases ?? 1;
  return svg`<g>${found.map((one) => svg`<polygon class="hex hex-${shade(one.cases, most, SHADES)}" points=${corners(one.x, one.y, RADIUS - 0.6)}><title>${number(one.cases)}</title></polygon>`)}</g>`;
}

function circlesOf(state: MapState, projection: Projection): TemplateResult {
  const found = clusters(state.found.cells, projection, NEAR);
  const alone = new Set(found.filter((one) => one.cases === 1));
  return svg`<g>
    ${[...alone].map((one) => svg`<circle class="map-place" cx=${one.x} cy=${one.y} r="5"></circle>`)}
    ${found
      .filter((one) => !alone.has(one))
      .map((one) => {
        const radius = Math.min(10 + Math.sqrt(one.cases) * 1.6, NEAR / 2 + 4);
        return svg`<circle class="map-cluster" cx=${one.x} cy=${one.y} r=${radius}></circle><text class="map-count" x=${one.x} y=${one.y}>${number(one.cases)}</text>`;
      })}
  </g>`;
}

function legendOf(projection: Projection): TemplateResult {
  const bar = scaleBar(projection, 150);
  const words = bar.metres >= 1000 ? `${number(bar.metres / 1000)} km` : `${number(bar.metres)} m`;
  const [x, y] = [WIDTH - 20 - bar.pixels, HEIGHT - 24];
  return svg`<g class="map-legend">
    <rect class="map-plate" x=${x - 10} y=${y - 22} width=${bar.pixels + 20} height="34" rx="4"></rect>
    <path d="M${x},${y - 5}V${y}H${x + bar.pixels}V${y - 5}"></path><text x=${x + bar.pixels / 2} y=${y - 8}>${words}</text>
    <rect class="map-plate" x=${WIDTH - 46} y="10" width="34" height="46" rx="4"></rect>
    <path class="map-north" d="M${WIDTH - 29},16l8,22l-8,-5l-8,5z"></path><text x=${WIDTH - 29} y="52">${t("N")}</text>
  </g>`;
}

/** The shades of the heat, for the words beside the map. */
export function shades(state: MapState): TemplateResult | typeof nothing {
  if (state.way !== "heat") return nothing;
  const most = spotsOf(state)[0]?.cases ?? 0;
  return html`<span class="row tight small soft"
    ><span class="row tight" dir="ltr"
      ><span class="number">1</span
      ><svg class="shades" viewBox="0 0 ${SHADES * 20} 14" aria-hidden="true">
        ${Array.from({ length: SHADES }, (_, index) => svg`<rect class="hex hex-${index + 1}" x=${index * 20} width="20" height="14"></rect>`)}
      </svg>
      <span class="number">${number(most)}</span></span
    >
    ${t("cases in a hexagon")}</span
  >`;
}
