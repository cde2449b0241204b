/** Dispatch: which waiting ticket a free technician takes, and whether it may interrupt lower work. */
import { z } from "zod";

/** Neutral: first come first served. */
export const dispatchRule = z.enum(["firstComeFirstServed", "strictPriority", "preemptivePriority", "earliestDueDate", "dropDead", "businessCost"])
  .meta({ description: "rule by which a free technician chooses; dropDead leaves tickets already late aside" });
