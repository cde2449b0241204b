/** One place for a chart: what is asked for is drawn one after the other, and a drawing once begun is shown. No React. */
import type { Spec } from "../../charts/drawing/frame.ts";

/** A drawing that stands on the page. */
export interface Picture<Place> {
  place: Place;
  finalize(): void;
}

export interface EaselTools<Place> {
  /** draws into a place that is not on the page yet */
  paint(spec: Spec): Promise<Picture<Place>>;
  /** puts a drawing in the place of the one before; null: there is nothing to show */
  show(place: Place | null): void;
  /** the latest asked for could not be drawn, or it is drawn */
  tell(hasFailed: boolean): void;
}

/**
 * However fast charts are asked for, one is shown as soon as it is drawn, then the latest; those between are left out.
 * The same chart asked for twice is drawn once, and the old drawing stays until the new one is ready.
 */
export class Easel<Place> {
  declare private readonly tools: EaselTools<Place>;
  declare private wanted: { text: string; spec: Spec | undefined } | null;
  declare private shown: { text: string; picture: Picture<Place> | null } | null;
  declare private isPainting: boolean;
  declare private isClosed: boolean;

  constructor(tools: EaselTools<Place>) {
    this.tools = tools;
    this.wanted = null;
    this.shown = null;
    this.isPainting = false;
    this.isClosed = false;
  }

  /** Asks for a chart; undefined: for none. */
  ask(spec: Spec | undefined): void {
    const text = JSON.stringify(spec) ?? "";
    if (text === this.wanted?.text) return;
    this.wanted = { text, spec };
    this.paintWanted();
  }

  close(): void {
    this.isClosed = true;
    this.shown?.picture?.finalize();
    this.shown = null;
  }

  private paintWanted(): void {
    if (this.isPainting) return;
    this.isPainting = true;
    this.paintUntilLatest().then(
      () => this.end(false),
      () => this.end(true),
    );
  }

  private end(hasFailed: boolean): void {
    this.isPainting = false;
    if (!this.isClosed) this.tools.tell(hasFailed);
  }

  private async paintUntilLatest(): Promise<void> {
    while (!this.isClosed && this.wanted && this.wanted.text !== this.shown?.text) {
      const { text, spec } = this.wanted;
      const picture = spec ? await this.tools.paint(spec) : null;
      if (this.isClosed) {
        picture?.finalize();
        return;
      }
      this.tools.show(picture?.place ?? null);
      this.shown?.picture?.finalize();
      this.shown = { text, picture };
    }
  }
}
