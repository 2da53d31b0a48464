// Draws both sides of a recording: the caller above, the agent below, what is silent for a reason, where one is.
import { coloursOf } from "./colours.ts";
import type { Note, Recorded } from "./types.ts";

/** Largest magnitudes, 0 to 100, a column each. */
export interface Shape {
  seconds: number;
  caller: number[];
  agent: number[];
  silences: [number, number][];
}

const COLOURS = ["caller", "agent", "line", "here", "note", "hold", "pause", "digits"] as const;
const SIDES = ["caller", "agent"] as const;

export function drawWave(
  canvas: HTMLCanvasElement,
  shape: Shape,
  recorded: Recorded,
  notes: readonly Note[],
  time: number,
): void {
  const ratio = window.devicePixelRatio || 1;
  const [width, height] = [canvas.clientWidth, canvas.clientHeight];
  if (!width || !height) return;
  if (canvas.width !== Math.round(width * ratio)) canvas.width = Math.round(width * ratio);
  if (canvas.height !== Math.round(height * ratio)) canvas.height = Math.round(height * ratio);
  const pen = canvas.getContext("2d");
  if (!pen) return;
  const colours = coloursOf(
    canvas,
    COLOURS.map((name) => `--wave-${name}`),
  );
  const colour = (name: string) => colours.get(`--wave-${name}`) ?? "";
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  pen.clearRect(0, 0, width, height);
  const x = (at: number) => (at / shape.seconds) * width;
  for (const gap of recorded.gaps) {
    pen.fillStyle = colour(gap.why);
    const half = gap.side === "both" ? [0, height] : gap.side === "caller" ? [0, height / 2] : [height / 2, height / 2];
    pen.fillRect(x(gap.begins), half[0]!, Math.max(x(gap.ends) - x(gap.begins), 2), half[1]!);
  }
  for (const side of SIDES) drawSide(pen, shape[side], side, { width, height, played: x(time), colour });
  pen.strokeStyle = colour("line");
  pen.lineWidth = 1;
  for (const segment of recorded.segments.slice(1)) line(pen, x(segment.begins), height, [4, 3]);
  pen.fillStyle = colour("note");
  for (const note of notes) {
    pen.beginPath();
    pen.moveTo(x(note.at) - 5, 0);
    pen.lineTo(x(note.at) + 5, 0);
    pen.lineTo(x(note.at), 9);
    pen.fill();
  }
  pen.strokeStyle = colour("here");
  pen.lineWidth = 2;
  line(pen, x(time), height, []);
}

interface Place {
  width: number;
  height: number;
  played: number;
  colour: (name: string) => string;
}

function drawSide(pen: CanvasRenderingContext2D, peaks: number[], side: (typeof SIDES)[number], place: Place): void {
  const middle = place.height / 2;
  const up = side === "caller" ? -1 : 1;
  const loudest = Math.max(10, ...peaks);
  const column = place.width / peaks.length;
  pen.fillStyle = place.colour(side);
  peaks.forEach((peak, index) => {
    const length = Math.max(1, (peak / loudest) * middle * 0.92);
    pen.globalAlpha = index * column <= place.played ? 1 : 0.55;
    pen.fillRect(index * column, up < 0 ? middle - 1 - length : middle + 1, Math.max(column * 0.8, 0.6), length);
  });
  pen.globalAlpha = 1;
}

function line(pen: CanvasRenderingContext2D, x: number, height: number, dash: number[]): void {
  pen.setLineDash(dash);
  pen.beginPath();
  pen.moveTo(x, 0);
  pen.lineTo(x, height);
  pen.stroke();
  pen.setLineDash([]);
}
