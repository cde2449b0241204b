/** Version of what a result means: it changes whenever the same scenario and seed would give other numbers. */
export const ENGINE_VERSION = "0.2.0";
