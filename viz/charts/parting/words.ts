/** Words of the parting chart; the page's catalogue fills them in both languages. */

export interface PanelTitle {
  title: string;
  unit: string;
}

export interface PartingWords {
  service: PanelTitle;
  gap: PanelTitle;
  cost: PanelTitle;
  amendment(ordinal: number): string;
  notice: string;
  committees(everyMonths: number | null): string;
  /** end labels of panel 1 */
  report(share: string): string;
  level(share: string, side: "frozen" | "evolving"): string;
  evolvingBetter: string;
  frozenBetter: string;
  evolvingDearer: string;
  evolvingCheaper: string;
  partsFrom(month: number): string;
  neverParts(months: number): string;
  /** "95 % des avenirs : −4 à +25" */
  futures95(low: string, high: string): string;
  futures50(low: string, high: string): string;
  /** " en moyenne (±0,3)" */
  onAverage(half: string): string;
  level0: string;
  invoicesOnly: string;
  withLostTime: string;
  /** "95 % : −3 à +22" */
  short95(low: string, high: string): string;
  belowZeroFrom(month: number): string;
  aboveZeroFrom(month: number): string;
  neverBelowZero(months: number): string;
  month(month: number): string;
  /** where a scenario measures no experienced service */
  notMeasured: string;
}
