// What is wrong with a field, in the page's language: browsers say it in their own, which is often another one.
import { t } from "./words.ts";

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** Fields that have words of ours until they are looked at again. */
const told = new Set<Field>();

/** The words for what the browser found. */
export function wrong(validity: ValidityState, { min = "", max = "" }: { min?: string; max?: string } = {}): string {
  if (validity.valueMissing) return t("This is needed.");
  if (validity.rangeUnderflow) return t("At least {least}.", { least: min });
  if (validity.rangeOverflow) return t("At most {most}.", { most: max });
  if (validity.tooShort) return t("This is too short.");
  if (validity.tooLong) return t("This is too long.");
  return t("This does not have the right form.");
}

function tell(event: Event): void {
  const field = event.target as Field;
  if (field.validity.customError) return; // a page has said it already
  field.setCustomValidity(wrong(field.validity, field as HTMLInputElement));
  told.add(field);
}

/** Words of ours count for one look only: a field that was mended, by whomever, must not stay wrong because of them. */
function forget(): void {
  for (const field of told) field.setCustomValidity("");
  told.clear();
}

/** Say it so from now on. A click comes before the look at the fields, also where Enter sends a form. */
export function speakOfFields(page: Document): void {
  page.addEventListener("invalid", tell, true);
  for (const event of ["input", "change", "click"]) page.addEventListener(event, forget, true);
}
