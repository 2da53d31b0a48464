// The one home of the names of columns and measures: of the reports (docs/operator/statistics.md explains them), and of
// what is of this moment only. A function each, so that words are there before a text is asked for.
import { duration, number, percent, t } from "../../lib/words.ts";

const NAMES: Record<string, () => string> = {
  offered: () => t("Offered"),
  answered: () => t("Answered"),
  answered_in_time: () => t("Answered in time"),
  abandoned: () => t("Abandoned"),
  abandoned_short: () => t("Short abandons"),
  abandoned_in_time: () => t("Abandoned in time"),
  flowed_out: () => t("Flowed out"),
  flowed_out_to_message: () => t("To a message"),
  flowed_out_to_callback: () => t("To a call-back"),
  flowed_out_to_queue: () => t("To another queue"),
  flowed_out_to_announcement: () => t("To an announcement"),
  flowed_out_to_fax: () => t("To the fax"),
  still_there: () => t("Still there"),
  service_level: () => t("Service level"),
  abandonment_rate: () => t("Abandonment"),
  abandonment_rate_adjusted: () => t("Abandonment without short ones"),
  asa_seconds: () => t("Speed of answer"),
  abandoned_wait_seconds: () => t("Patience of those who left"),
  handled: () => t("Handled"),
  transferred: () => t("Transferred"),
  transfer_rate: () => t("Transfer rate"),
  aht_seconds: () => t("Handling time"),
  ringing_seconds: () => t("Time ringing"),
  talk_seconds: () => t("Time talking"),
  hold_seconds: () => t("Time on hold"),
  consulting_seconds: () => t("Time consulting"),
  consulted_seconds: () => t("Time asked by colleagues"),
  wrap_up_seconds: () => t("Time wrapping up"),
  callbacks_requested: () => t("Call-backs wanted"),
  callbacks_reached: () => t("Call-backs reached"),
  callbacks_missed: () => t("Call-backs without answer"),
  callbacks_failed: () => t("Call-backs given up"),
  callbacks_wait_seconds: () => t("Wait for the call-back"),
  expected_wait_said: () => t("Waits that were told"),
  expected_wait_bias_seconds: () => t("Told less real wait"),
  expected_wait_error_seconds: () => t("Error of waits told"),
  expected_wait_largest_error_seconds: () => t("Largest error of waits told"),
  rung: () => t("Rung"),
  rung_missed: () => t("Rung and missed"),
  rung_cancelled: () => t("Rung, caller left"),
  missed: () => t("Missed"),
  set_aside: () => t("Set aside"),
  rona_rate: () => t("Miss rate"),
  occupancy: () => t("Occupancy"),
  utilisation: () => t("Utilisation"),
  signed_in_seconds: () => t("Time signed in"),
  available_seconds: () => t("Time free"),
  paused_seconds: () => t("Time paused"),
  unreachable_seconds: () => t("Time unreachable"),
  busy_elsewhere_seconds: () => t("Time on other calls"),
  waiting: () => t("Waiting"),
  longest_wait_seconds: () => t("Longest wait"),
  expected_wait_seconds: () => t("Expected wait"),
  talking: () => t("Talking"),
  free_agents: () => t("Free agents"),
  signed_in: () => t("Signed in"),
  callbacks: () => t("Call-backs waiting"),
  messages: () => t("Messages waiting"),
  messages_overdue: () => t("Messages overdue"),
  agents_missing: () => t("Agents missing"),
};

export function measureTitle(measure: string): string {
  return NAMES[measure]?.() ?? measure;
}

export function isShare(measure: string): boolean {
  return ["service_level", "occupancy", "utilisation"].includes(measure) || measure.includes("_rate");
}

export function measureText(measure: string, value: unknown): string {
  if (typeof value !== "number") return "–";
  if (isShare(measure)) return percent(value);
  return measure.endsWith("_seconds") ? (value < 0 ? "−" : "") + duration(Math.abs(value)) : number(value);
}
