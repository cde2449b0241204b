/** Who is evicted first where urgent work interrupts: the lowest class, and of it the spell that began last. */
import type { Tickets } from "../kernel/tickets.ts";

export function isEvictedBefore(
  { declared, spellStartMin, place }: Tickets,
  one: number,
  other: number,
): boolean {
  if (declared[one] !== declared[other]) return declared[one]! > declared[other]!;
  if (spellStartMin[one] !== spellStartMin[other]) return spellStartMin[one]! > spellStartMin[other]!;
  return place[one]! > place[other]!;
}
