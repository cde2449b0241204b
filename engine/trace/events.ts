/** What a trace of one replication says: one plain object per thing that happened, in the order in which it happened. */
import type { LineName } from "../life/ledger.ts";
import type { Priority } from "../scenario/notation.ts";

/** Names of what a ticket is doing, by STATE of the kernel. */
export const STATE_NAMES = [
  "queue",
  "work",
  "client",
  "debate",
  "outside",
  "quote",
  "thirdParty",
  "solved",
  "parked",
  "onTheWay",
] as const;
export type StateName = (typeof STATE_NAMES)[number];

export type Party = "client" | "provider" | "outside";

/** Lines of the ledger; those of a clause also name it, and the SLA line or deliverable that they are for. */
export type LedgerLine = LineName;

interface OfTicket {
  /** flow and ordinal on the tape: the same ticket in every design */
  ticket: string;
}

/** What a reading of the clocks says of a ticket on one SLA. */
export const READ_VERDICTS = ["notMeasured", "met", "late"] as const;
export type ReadVerdict = (typeof READ_VERDICTS)[number];

export type Happening =
  | (OfTicket & {
      kind: "ticket";
      component: string;
      /** what brought it: a component's ordinary demand, a major incident, tickets related to one */
      source: string;
      isRequest: boolean;
      truePriority: Priority;
      declaredPriority: Priority | null;
    })
  | (OfTicket & {
      kind: "state";
      state: StateName;
      /** at work, waiting for its user, or with a technician on the way; null elsewhere */
      team: string | null;
      tier: number | null;
    })
  | (OfTicket & { kind: "response" | "restoration" | "resolution" })
  | (OfTicket & {
      kind: "end";
      isGrey: boolean;
      isDisputed: boolean;
      isBypassed: boolean;
      /** not in the contract's denominators */
      isUnmeasured: boolean;
      openedMonth: number;
    })
  | (OfTicket & {
      kind: "verdict";
      /** SLA line, "restoration.P2" */
      sla: string;
      targetMin: number;
      /** minutes beyond the target on the contract's clock; 0 or less: met */
      lateMin: number;
      isMet: boolean;
      /** month in which the ticket counts, 1-based */
      month: number;
    })
  | (OfTicket & {
      /** another reading of the clocks, which the contract lists, judges the ticket otherwise; told when it is over */
      kind: "reading";
      reading: string;
      sla: string;
      contract: ReadVerdict;
      other: ReadVerdict;
    })
  | (OfTicket & {
      /** the last verdict on this SLA is taken back: the ticket came back before the period closed */
      kind: "withdrawal";
      sla: string;
      /** month in which it had counted, 1-based */
      month: number;
    })
  | { kind: "period"; sla: string; month: number; met: number; measured: number; isMet: boolean }
  | { kind: "units"; component: string; units: number }
  | { kind: "event"; event: string }
  | { kind: "committee"; month: number }
  | { kind: "decision"; rule: string }
  | { kind: "amendment"; rule: string; month: number }
  | { kind: "staff"; team: string; headcount: number }
  | { kind: "trust"; month: number; trust: number }
  | {
      kind: "ledger";
      month: number;
      line: LedgerLine;
      clause: string | null;
      cause: string | null;
      payer: Party;
      payee: Party;
      cents: number;
      /** the ticket that caused it, where one did; a penalty's tickets are those of its verdicts */
      ticket: string | null;
    };

export const HAPPENINGS = [
  "ticket",
  "state",
  "response",
  "restoration",
  "resolution",
  "end",
  "verdict",
  "withdrawal",
  "reading",
  "period",
  "units",
  "event",
  "committee",
  "decision",
  "amendment",
  "staff",
  "trust",
  "ledger",
] as const satisfies readonly Happening["kind"][];

/** Something that happened, `atMin` engine minutes after the contract's start (negative: a pool's warm-up). */
export type TraceEvent = Happening & { atMin: number };
