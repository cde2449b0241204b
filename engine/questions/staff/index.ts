/** Question 3, staff: the cheapest roster that keeps what is promised. */
import type { Fault } from "../../scenario/errors.ts";
import type { Asked, Question } from "../question.ts";
import type { StaffFigures } from "./figures.ts";
import { staff } from "./staff.ts";
import { type StaffTerms, staffTerms } from "./terms.ts";
import { readWanted } from "./wanted.ts";

function faultsOf({ compiled, terms }: Asked<StaffTerms>): Fault[] {
  const read = readWanted(compiled, terms);
  return "faults" in read ? read.faults : [];
}

export const staffQuestion: Question<"staff", StaffTerms, StaffFigures> = {
  name: "staff",
  title: { fr: "Combien de postes faut-il ?", en: "How many posts does it take?" },
  terms: staffTerms,
  faults: faultsOf,
  ask: staff,
};
