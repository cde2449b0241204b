/** A clock that stops exactly on target has met it; a hair is granted for sums of binary fractions, in minutes. */
export const ON_TARGET_MIN = 1e-6;
