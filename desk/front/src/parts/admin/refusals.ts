// Why the server refuses what an administrator asks, by its code: hotline/app/publishing_desk.py, desk/door/user.py.
import { t } from "../../lib/words.ts";

/** For `addRefusals`; who reads English reads the server's own words, which have names and places in them. */
export const REFUSALS: Record<string, () => string> = {
  "draft changed": () => t("Your draft was changed in another window: look at it again."),
  conflict: () =>
    t("Somebody else has changed some of it meanwhile. Look under Publish, and decide whose value counts."),
  "wrong settings": () => t("With this the settings would be wrong, so nothing was published."),
  "no file": () => t("This file is not among the settings any more. Load the page again."),
  decided: () => t("This conflict is decided already."),
  "being published": () => t("Your draft is being published this very moment: wait until that is done."),
  nothing: () => t("There is nothing to publish: nothing was changed."),
  "taken back": () => t("This version is taken back already."),
  "no version": () => t("There is no such version."),
  "read only": () =>
    t("The hotline may not write one of these files. Let the user who runs it write the file and its folder."),
  stopping: () => t("The hotline is being stopped: nothing is published now."),
  moved: () => t("Somebody changed a file this very moment: look at it, and publish again."),
  sounds: () => t("The sounds of the new texts cannot be made, so nothing was published."),
  "by hand": () => t("This cannot be changed from here: change it in the file by hand."),
  "broken files": () => t("The files as they stand cannot be read. Mend them by hand first."),
  disk: () => t("The files cannot be written: look at the disk and at who may write there."),
  "name to sign in": () => t("A name to sign in with has small Latin letters, digits, . _ - or @, at most 64."),
  "no role": () => t("A user needs a role."),
  "no agent": () => t("Whoever has the role of an agent takes calls as one: choose as whom."),
  "not an agent": () => t("Whoever takes calls needs the role of an agent."),
  "no department": () => t("The role of a department needs a department: choose one."),
  "name taken": () => t("There is a user of this name already."),
  "agent taken": () => t("Another user takes calls as this agent already."),
  "last administrator": () => t("This is the only administrator: make another one first."),
};
