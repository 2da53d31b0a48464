// Where complaints come from, as tables beside the map: by district, or by hexagon where there are none.
import { html, nothing, type TemplateResult } from "../../lib/html.ts";
import { number, t } from "../../lib/words.ts";
import { districtName, spotsOf, type District, type Mapped, type MapState } from "./map/map.ts";
import { moved, type Box } from "./map/projection.ts";

/** Rows of the table of places. */
const SPOTS = 15;

/** By district, the one with most first. */
export function districtTable(map: Mapped & { outside: number }, outline: readonly District[]): TemplateResult {
  const rows = outline
    .map((one, index) => ({ one, count: map.districts[index] ?? 0 }))
    .sort((one, other) => other.count - one.count);
  return html`<div class="scroll map-table">
    <table class="small">
      <thead>
        <tr>
          <th>${t("District")}</th>
          <th class="number">${t("Cases")}</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ({ one, count }) =>
            html`<tr>
              <td><bdi>${districtName(one)}</bdi></td>
              <td class="number">${number(count)}</td>
            </tr>`,
        )}
        ${
          map.outside
            ? html`<tr>
                <td class="soft">${t("in no district")}</td>
                <td class="number">${number(map.outside)}</td>
              </tr>`
            : nothing
        }
      </tbody>
    </table>
  </div>`;
}

/** By hexagon; `go` hears where somebody wants to look. */
export function spotTable(state: MapState, go: (box: Box) => void): TemplateResult {
  const spots = spotsOf(state);
  return html`<div class="scroll map-table">
    <table class="small">
      <thead>
        <tr>
          <th>${t("Place (north, east)")}</th>
          <th class="number">${t("Cases")}</th>
          <th><span class="unseen">${t("Show")}</span></th>
        </tr>
      </thead>
      <tbody>
        ${spots.slice(0, SPOTS).map(
          (one) =>
            html`<tr>
              <td class="number"><bdi dir="ltr">${one.latitude.toFixed(4)}, ${one.longitude.toFixed(4)}</bdi></td>
              <td class="number">${number(one.cases)}</td>
              <td class="end">
                <button
                  class="quiet small"
                  aria-label=${t("Show {n} cases at {place}", { n: number(one.cases), place: `${one.latitude.toFixed(4)}, ${one.longitude.toFixed(4)}` })}
                  @click=${() => go(near(state.box, one.latitude, one.longitude))}>
                  ${t("Show")}
                </button>
              </td>
            </tr>`,
        )}
        ${
          spots.length > SPOTS
            ? html`<tr>
                <td class="soft" colspan="3">${t("and {n} further hexagons", { n: number(spots.length - SPOTS) })}</td>
              </tr>`
            : nothing
        }
      </tbody>
    </table>
  </div>`;
}

/** A quarter of the frame around a place. */
function near(box: Box, latitude: number, longitude: number): Box {
  const [east, north] = [longitude - (box.west + box.east) / 2, latitude - (box.south + box.north) / 2];
  return moved(box, east / (box.east - box.west), north / (box.north - box.south), 0.35);
}
