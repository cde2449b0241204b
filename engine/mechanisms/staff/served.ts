/** The clients that one provider's teams serve: one, except in a portfolio. Tickets of all stand in the same queues. */
import { LIVE } from "../../kernel/tickets.ts";
import type { Simulation } from "../../life/simulation.ts";
import type { Flow } from "../demand/flows.ts";
import { type Dispatch, type DispatchRule, openDispatch } from "./dispatch.ts";

const tickets = LIVE;

export class Served {
  declare private readonly clients: Simulation[];
  /** the client, where there is one: a ticket's own number need not be read */
  declare private only: Simulation | null;
  /** the provider's rule as it reads each client's contract */
  declare private readonly rules: Dispatch[];
  /** which rule that is: the one as signed, until an amendment changes it */
  declare private rule: DispatchRule;
  /** touch minutes of this month by client and team: of all tickets, and of the client's */
  declare readonly touchMin: Float64Array[];
  declare readonly clientTouchMin: Float64Array[];

  constructor() {
    this.clients = [];
    this.only = null;
    this.rules = [];
    this.rule = "firstComeFirstServed";
    this.touchMin = [];
    this.clientTouchMin = [];
  }

  /** Takes on a client; its number is the place it takes. */
  add(client: Simulation): Dispatch {
    const teams = client.design.staff.teams.length;
    const rule = openDispatch(client, client.design.dispatch.rule);
    this.rule = client.design.dispatch.rule; // one provider's: the same for all its clients
    client.owner = this.clients.length;
    this.clients.push(client);
    this.only = this.clients.length === 1 ? client : null;
    this.rules.push(rule);
    this.touchMin.push(new Float64Array(teams));
    this.clientTouchMin.push(new Float64Array(teams));
    return rule;
  }

  /** Turns to a rule, for every client; null where it holds already. */
  turnTo(rule: DispatchRule): Dispatch | null {
    if (rule === this.rule) return null;
    this.rule = rule;
    for (let at = 0; at < this.clients.length; at++) this.rules[at] = openDispatch(this.clients[at]!, rule);
    return this.rules[0]!;
  }

  reset(): void {
    for (const minutes of [...this.touchMin, ...this.clientTouchMin]) minutes.fill(0);
  }

  /** The simulation of the client that a ticket belongs to. */
  of(ticket: number): Simulation {
    return this.only ?? this.clients[tickets.owner[ticket]!]!;
  }

  /** Key of a ticket in its queue, by the contract of its own client. */
  keyOf(ticket: number): number {
    const owner = tickets.owner[ticket]!;
    return this.rules[owner]!.key(this.clients[owner]!, ticket);
  }

  /** Before keys are formed anew. */
  prepare(): void {
    for (let at = 0; at < this.rules.length; at++) this.rules[at]!.prepare();
  }

  flowOf(ticket: number): Flow {
    return this.of(ticket).flows[tickets.flow[ticket]!]!;
  }

  /** Minutes of a team's work that are the client's own. */
  charge(ticket: number, team: number, minutes: number): void {
    this.clientTouchMin[tickets.owner[ticket]!]![team]! += minutes;
  }

  /** Minutes that a team has worked on some ticket: every client sees them in the teams' load. */
  work(team: number, minutes: number): void {
    for (let at = 0; at < this.touchMin.length; at++) this.touchMin[at]![team]! += minutes;
  }
}

/** Key as the rule forms it now, for queues whose keys change while tickets wait. */
export const keyNow = (served: Served, ticket: number): number => served.keyOf(ticket);
