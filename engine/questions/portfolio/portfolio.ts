/**
 * Who suffers if I sign: one client more for a provider, the same futures with and without it; then the fewest technicians, as
 * late as can be, with whom nobody suffers: hires in order of what they cost, those that cannot do are left, the cheapest
 * that may do is played until it is sure.
 */
import { ScenarioError } from "../../scenario/errors.ts";
import type { Text } from "../../scenario/notation.ts";
import { ENGINE_VERSION } from "../../version.ts";
import type { Answer, Figure } from "../answer.ts";
import { clusters, early } from "../gain.ts";
import type { Asked, Tools } from "../question.ts";
import type { Track } from "../track.ts";
import { Trials, type Variant } from "../trials.ts";
import { type Hire, OWN, withHire, withoutClient } from "./book.ts";
import {
  bookChange,
  type Change,
  type ClientChange,
  clientChange,
  type Newcomer,
  newcomerOf,
  periodsChange,
  suffers,
  trackOf,
} from "./clients.ts";
import { tablesOf } from "./tables.ts";
import { caveatsOf, restsOn, verdictOf } from "./words.ts";

export interface PortfolioTerms {
  client?: string | undefined;
  design?: string | undefined;
  team?: string | undefined;
  posts: number;
  months: number[];
  accepted: number;
}

export interface HireTried extends Hire {
  teamName: Text;
  /** months of technicians up to the end of the contract */
  postMonths: number;
  /** whether nobody suffers with it */
  mends: "yes" | "no" | "undecided";
  /** the client that loses most periods, with the newcomer and the hire minus without either */
  worst: { client: string; periodsKept: Figure };
  /** the provider's margin over all contracts, with the newcomer and the hire minus without either */
  margin: Figure;
}

export interface PortfolioFigures {
  newcomer: Newcomer;
  /** the other clients, those that lose most first */
  clients: ClientChange[];
  /** the provider's margin over all contracts */
  book: Change;
  /** points of periods kept that a client may lose */
  accepted: number;
  /** hires tried, the cheapest first; empty where nobody suffers */
  hires: HireTried[];
  /** the cheapest with which surely nobody suffers; null where there is none */
  mending: HireTried | null;
  /** lives of every variant tried in as many futures as the most played one */
  fixedGridLives: number;
}

export type PortfolioAnswer = Answer<"portfolio", PortfolioFigures>;

const FIRST = 4;
const SECOND = 16;

class Session {
  declare private readonly asked: Asked<PortfolioTerms>;
  declare private readonly trials: Trials;
  declare private readonly design: string;
  declare private readonly newcomer: { client: string; name: Text };
  declare private readonly others: { client: string; name: Text }[];
  declare private readonly on: Variant;
  declare private readonly off: Variant;
  declare private hires: { hire: Hire; variant: Variant }[];
  declare private tried: number;

  constructor(asked: Asked<PortfolioTerms>, tools: Tools<PortfolioAnswer>) {
    const { compiled, read, seed, terms } = asked;
    const clients = compiled.clients.map(({ id, name }) => ({ client: id, name }));
    const { company, name } = read.scenario;
    this.asked = asked;
    this.trials = new Trials(read, seed, { ...tools, hasClients: true });
    this.design = terms.design ?? compiled.designs[0]!.id;
    this.newcomer = clients.find(({ client }) => client === terms.client) ?? clients.at(-1)!;
    this.others = [
      { client: OWN, name: company ?? name },
      ...clients.filter(({ client }) => client !== this.newcomer.client),
    ];
    this.on = { key: "with", of: this.design };
    this.off = withoutClient(read.scenario, this.design, this.newcomer.client);
    this.hires = [];
    this.tried = 2;
  }

  async play(replications: number): Promise<void> {
    const tracks = await this.trials.play([this.on, this.off], replications);
    const unstable = tracks.find((track) => track.unstable)?.unstable;
    if (unstable) throw new ScenarioError(unstable);
  }

  private get tracks(): [on: Track, off: Track] {
    return [this.trials.track(this.on.key), this.trials.track(this.off.key)];
  }

  private get changes(): ClientChange[] {
    const [on, off] = this.tracks;
    const accepted = this.asked.terms.accepted / 100;
    const lost = ({ periodsKept }: ClientChange) => periodsKept.difference.mean ?? 0;
    return this.others.map((one) => clientChange(one, on, off, accepted)).sort((a, b) => lost(a) - lost(b));
  }

  get isNobodyHurt(): boolean {
    return this.changes.every((one) => one.suffers === "no");
  }

  get isClear(): boolean {
    return this.changes.every((one) => one.suffers !== "undecided");
  }

  private variantOf(hire: Hire): { hire: Hire; variant: Variant } {
    const shift =
      this.asked.read.scenario.designs[this.design]!.provider.teams[hire.team]!.shifts[hire.shift]!;
    return { hire, variant: withHire(this.design, hire, shift.headcount) };
  }

  /** What a client loses of its periods kept, as it is looked at while more futures may follow. */
  private suffersSoFar(periodsKept: Figure, track: Track): ClientChange["suffers"] {
    const [, off] = this.tracks;
    return suffers(early(periodsKept, clusters(track, off)), this.asked.terms.accepted / 100);
  }

  /** More futures would not change who suffers. */
  get isSettled(): boolean {
    const [on] = this.tracks;
    return this.changes.every(
      ({ periodsKept }) => this.suffersSoFar(periodsKept.difference, on) !== "undecided",
    );
  }

  /** The team and shift where a technician more from the first day spares the clients most misses. */
  private async bestPlace(replications: number): Promise<Pick<Hire, "team" | "shift">> {
    const { team } = this.asked.terms;
    const { teams } = this.asked.read.scenario.designs[this.design]!.provider;
    const places = Object.entries(teams)
      .filter(([id]) => team === undefined || id === team)
      .flatMap(([id, { shifts }]) => shifts.map((_, shift) => ({ team: id, shift })));
    if (places.length === 1) return places[0]!;
    const tried = places.map((place) => this.variantOf({ ...place, posts: 1, month: 0 }));
    this.tried += tried.length;
    const tracks = await this.trials.play(
      tried.map(({ variant }) => variant),
      replications,
    );
    const [, off] = this.tracks;
    const spared = tracks.map((track) =>
      this.others.reduce(
        (sum, { client }) => sum + (periodsChange(trackOf(track, client), trackOf(off, client)).mean ?? 0),
        0,
      ),
    );
    return places[spared.indexOf(Math.max(...spared))]!;
  }

  /** Lays out the hires, the cheapest first. */
  async layHires(replications: number): Promise<void> {
    const { terms, compiled } = this.asked;
    const place = await this.bestPlace(replications);
    const months = [...new Set(terms.months)].filter((month) => month < compiled.months);
    this.hires = Array.from({ length: terms.posts }, (_, at) => at + 1)
      .flatMap((posts) => months.map((month) => this.variantOf({ ...place, posts, month })))
      .sort((a, b) => this.postMonths(a.hire) - this.postMonths(b.hire));
    this.tried += this.hires.length;
  }

  private postMonths({ posts, month }: Hire): number {
    return posts * (this.asked.compiled.months - month);
  }

  /** Plays the hires that may still be the answer. @returns whether it is known now */
  async search(replications: number): Promise<boolean> {
    const found = this.figuresOfHires((figure, track) => this.suffersSoFar(figure, track));
    const sure = found.findIndex((hire) => hire?.mends === "yes");
    const open = this.hires.filter((_, at) => found[at]?.mends !== "no" && (sure < 0 || at <= sure));
    if (open.length === 0 || open[0] === this.hires[sure]) return true;
    await this.trials.play(
      open.map(({ variant }) => variant),
      replications,
    );
    return false;
  }

  private figuresOfHires(
    judge: (periodsKept: Figure, track: Track) => ClientChange["suffers"] = (figure) =>
      suffers(figure, this.asked.terms.accepted / 100),
  ): (HireTried | null)[] {
    const [, off] = this.tracks;
    return this.hires.map(({ hire, variant }) => {
      if (this.trials.played(variant.key) === 0) return null;
      const track = this.trials.track(variant.key);
      const losses = this.others.map(({ client }) => ({
        client,
        periodsKept: periodsChange(trackOf(track, client), trackOf(off, client)),
      }));
      const verdicts = losses.map(({ periodsKept }) => judge(periodsKept, track));
      const mends = verdicts.includes("yes") ? "no" : verdicts.includes("undecided") ? "undecided" : "yes";
      const [worst] = losses.toSorted((a, b) => (a.periodsKept.mean ?? 0) - (b.periodsKept.mean ?? 0));
      const margin = bookChange(track, off).difference;
      const { name } = this.asked.read.scenario.designs[this.design]!.provider.teams[hire.team]!;
      const teamName = name ?? { fr: hire.team, en: hire.team };
      return { ...hire, teamName, postMonths: this.postMonths(hire), mends, worst: worst!, margin };
    });
  }

  private figures(): PortfolioFigures {
    const [on, off] = this.tracks;
    const hires = this.figuresOfHires().filter((hire) => hire !== null);
    return {
      newcomer: newcomerOf(this.newcomer, on),
      clients: this.changes,
      book: bookChange(on, off),
      accepted: this.asked.terms.accepted,
      hires,
      mending: hires.find(({ mends }) => mends === "yes") ?? null,
      fixedGridLives: this.tried * on.replications,
    };
  }

  answer(): PortfolioAnswer {
    const { asked, trials } = this;
    const { compiled, seed } = asked;
    const figures = this.figures();
    const [{ replications }] = this.tracks;
    return {
      question: "portfolio",
      scenarioHash: compiled.scenarioHash,
      world: compiled.world,
      engineVersion: ENGINE_VERSION,
      seed,
      replications,
      lives: trials.lives,
      verdict: verdictOf(figures),
      isDecided: this.isClear,
      restsOn: restsOn(figures, replications),
      caveats: caveatsOf(figures),
      guesses: [],
      figures,
      tables: tablesOf(figures),
    };
  }
}

/** @throws ScenarioError where a team never catches up, with the newcomer or without */
export async function portfolio(
  asked: Asked<PortfolioTerms>,
  tools: Tools<PortfolioAnswer>,
): Promise<PortfolioAnswer> {
  const session = new Session(asked, tools);
  const most = asked.replications;
  await session.play(Math.min(FIRST, most));
  for (let futures = SECOND; futures < 2 * most && (futures === SECOND || !session.isSettled); futures *= 2) {
    tools.onPartial?.(session.answer());
    await session.play(Math.min(futures, most));
  }
  if (session.isNobodyHurt) return session.answer();
  await session.layHires(Math.min(SECOND, most));
  for (let futures = SECOND; futures < 2 * most; futures *= 2) {
    tools.onPartial?.(session.answer());
    await session.play(Math.min(futures, most));
    if (await session.search(Math.min(futures, most))) break;
  }
  return session.answer();
}
