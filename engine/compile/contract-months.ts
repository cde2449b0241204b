/** Months of a contract that may have begun before the simulated ones: its periods, years and committees keep their rhythm. */

/**
 * Which period a simulated month falls in, 0 for the one under way at the start.
 * @param before  months of the contract already lived at the start
 * @param month   simulated month, from 0
 * @param period  months of a period
 */
export const periodOf = (before: number, month: number, period: number): number =>
  Math.floor((month + before) / period) - Math.floor(before / period);

/** Whether a period of so many months ends with the simulated month. */
export const endsPeriod = (before: number, month: number, period: number): boolean =>
  (month + before + 1) % period === 0;

/** Whether a period of so many months begins with the simulated month. */
export const beginsPeriod = (before: number, month: number, period: number): boolean =>
  (month + before) % period === 0;

/** Simulated months of its period up to the end of a simulated month. */
export const monthsOfPeriod = (before: number, month: number, period: number): number =>
  Math.min(month, (month + before) % period) + 1;
