/** Who is evicted first where urgent work interrupts: the lowest class, and of it the spell that began last. */
import { LIVE } from "../../kernel/tickets.ts";

const tickets = LIVE;

function isEvictedBefore(one: number, other: number): boolean {
  const { declared, spellStartMin, place } = tickets;
  if (declared[one] !== declared[other]) return declared[one]! > declared[other]!;
  if (spellStartMin[one] !== spellStartMin[other]) return spellStartMin[one]! > spellStartMin[other]!;
  return place[one]! > place[other]!;
}

/** Knows whether the technician of a spell is there, and may do a ticket's work. */
interface Technicians {
  mayTakeOver(shift: number, ticket: number): boolean;
}

/** The ticket in service that another one outranks and may interrupt, or -1. */
export function spellToEvict(technicians: Technicians, serving: readonly number[], ticket: number): number {
  const { declared, shift } = tickets;
  let victim = -1;
  for (const other of serving) {
    if (declared[other]! <= declared[ticket]! || !technicians.mayTakeOver(shift[other]!, ticket)) continue;
    if (victim < 0 || isEvictedBefore(other, victim)) victim = other;
  }
  return victim;
}
