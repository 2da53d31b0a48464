// What each key means, in the words of docs/operator/configuration.md; a test compares them with the keys that there are.
import { t } from "../../lib/words.ts";

const WORDS: Record<string, () => string> = {
  "*.title": () => t("What people call it"),
  "queues.requires": () =>
    t(
      "The skills that a call needs, for example “arabic>=3 and water”; “anyone”: none, “language”: the skill of the caller's language",
    ),
  "queues.relax": () => t("What is enough after some waiting"),
  "queues.strategy": () => t("Who is rung of several free agents"),
  "queues.priority_seconds": () => t("Its calls are served as if they had come so many seconds earlier (up to a day)"),
  "queues.preferred_agent_seconds": () =>
    t("How long the agent who last talked with the caller is waited for, seconds; 0: not at all"),
  "queues.max_waiting": () => t("Where so many wait already, a caller is taken to leave a message at once"),
  "queues.overflow": () => t("When calls do not wait (any longer)"),
  "queues.hours": () => t("Opening hours; without them it is always open"),
  "queues.callback": () => t("The offer to be called back; without it there is none"),
  "queues.offer_message_after_seconds": () =>
    t("After so many seconds the caller is offered to leave a message; 0: never"),
  "queues.announce_every_seconds": () =>
    t("The position is told at the start and then every so many seconds; 0: never"),
  "queues.announce_expected_wait": () => t("With the position the caller is told the expected wait"),
  "queues.expected_handling_seconds": () =>
    t("How long an agent is busy with a call, until there are recent calls to tell, seconds"),
  "queues.comfort_prompts": () => t("What is said in turn while a caller waits"),
  "queues.comfort_every_seconds": () => t("How often that is said, seconds; 0: never"),
  "queues.ring_seconds": () => t("How long an agent's phone rings (3 to 120 seconds)"),
  "queues.rona_after": () => t("Calls missed in a row after which an agent is set aside (1 to 20)"),
  "queues.wrap_up_seconds": () => t("The agent's time after a talk before the next call, seconds"),
  "queues.wrap_up_extension_seconds": () => t("By how many seconds an agent can lengthen it at a time"),
  "queues.wrap_up_max_seconds": () => t("How long it can last in all, seconds"),
  "queues.record": () => t("Conversations are recorded"),
  "queues.thank": () => t("The caller is thanked after the talk"),
  "queues.survey": () => t("Callers are asked whether to rate the service after the talk"),
  "queues.keep_recordings_days": () => t("How many days its recordings are kept; without it as all recordings"),
  "queues.message_due_hours": () => t("By when a message for its people must be answered, in open hours"),
  "queues.service_level_seconds": () => t("A call that is answered within so many seconds counts as answered in time"),
  "queues.short_abandon_seconds": () => t("A caller who leaves within so many seconds does not count as abandoned"),
  "overflow.longer_than": () => t("Condition: so many callers are in line already"),
  "overflow.expected_wait_above_seconds": () => t("Condition: the expected wait is longer, seconds"),
  "overflow.waited_seconds": () => t("Condition: the call has waited so many seconds"),
  "overflow.nobody_signed_in": () => t("Condition: nobody who could ever take the call is signed in"),
  "overflow.closed": () => t("Condition: outside the opening hours"),
  "overflow.announcement": () => t("This prompt is said first"),
  "overflow.queue": () => t("Action: the call goes to this queue and keeps its age"),
  "overflow.message": () => t("Action: the caller is asked for a message"),
  "overflow.callback": () => t("Action: the caller is offered a call-back"),
  "relax.after_seconds": () => t("From so many seconds of waiting on"),
  "relax.requires": () => t("A wider requirement; who met an earlier one may still take the call"),
  "callback.key": () => t("The key that asks for it (2 to 9)"),
  "callback.expected_wait_above_seconds": () =>
    t("Offered where the caller must expect to wait longer, seconds; 0: always"),
  "callback.hours": () => t("Hours in which it is offered"),
  "agents.name": () => t("The agent's name"),
  "agents.queues": () => t("The queues that the agent serves, each with its weight: a call's age counts so many times"),
  "agents.skills": () => t("Levels, 1 (a little) to 5 (expert), by skill"),
  "agents.line": () =>
    t(
      "What the agent may do with cases: the first line takes them in, the second follows them up and closes them, a supervisor may do everything",
    ),
  "departments.queue": () => t("The queue whose agents can talk about its cases"),
  "departments.parent": () => t("The department of which it is a part; overdue cases escalate there"),
  "departments.hours": () => t("When it works: due times run in these hours only"),
  "departments.skills": () => t("What its people can do"),
  "departments.lead": () => t("The agent who hears of its overdue cases"),
  "departments.email": () => t("Where else overdue cases are told (e-mail)"),
  "departments.phone": () => t("Where else overdue cases are told (telephone)"),
  "categories.description": () => t("What citizens read about it"),
  "categories.group": () => t("Categories with the same words stand together"),
  "categories.department": () => t("Who deals with it when nobody says otherwise"),
  "categories.priority": () => t("How urgent it is"),
  "categories.sla": () => t("By when something is to happen, in open hours of the department"),
  "categories.sla_by_priority": () => t("The same for other priorities (low, normal, high, urgent)"),
  "categories.keywords": () => t("Words by which a text is recognised as being about it"),
  "categories.same_within_metres": () => t("Cases so near may be the same one, metres"),
  "categories.same_within_days": () => t("Cases so new may be the same one, days"),
  "categories.public": () => t("Citizens may choose it by themselves: web form, Open311"),
  "categories.fields": () => t("What is asked about such a case"),
  "sla.first_response_hours": () => t("The citizen gets the first word of a person, hours"),
  "sla.update_hours": () => t("The citizen hears again, so many hours after the last word"),
  "sla.solution_hours": () => t("The case is solved, hours"),
  "fields.question": () => t("The question"),
  "fields.datatype": () => t("What kind of answer"),
  "fields.required": () => t("A case cannot be opened by web form or Open311 without it"),
  "fields.values": () => t("Of lists: what can be answered, by key"),
  "hours.week": () => t("Ranges of each day, for example 07:30-14:30, 16:00-18:00; a day without any is closed"),
  "hours.holidays": () => t("Country (two capital letters) whose public holidays are closed"),
  "hours.dates": () => t("Single dates: they win over week and holidays; without ranges the day is closed"),
};

/** Keys whose tables have the keys of another one. */
const LIKE: Record<string, string> = { sla_by_priority: "sla" };

export function explained(table: string, key: string): string {
  const words = WORDS[`${LIKE[table] ?? table}.${key}`] ?? WORDS[`*.${key}`];
  return words ? words() : key.replaceAll("_", " ");
}

export function languageName(language: string): string {
  const words: Record<string, string> = { ar: t("Arabic"), en: t("English") };
  return words[language] ?? language;
}
