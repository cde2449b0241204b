/** One page to take away: a link that shows the same answer, and the page printed on A4. */
import { UnstyledButton } from "@mantine/core";
import { useState } from "react";
import { DownloadIcon } from "../icons.tsx";
import { useReader } from "../reader.ts";

export function TakeAway({ link }: { link: string }) {
  const { words } = useReader();
  const [isCopied, setCopied] = useState(false);
  const copy = () => navigator.clipboard.writeText(link).then(() => setCopied(true));
  return (
    <section className="section card take-away no-print">
      <div>
        <h2>{words.takeAway.title}</h2>
        <p className="lead">{words.takeAway.lead}</p>
      </div>
      <div className="buttons">
        <UnstyledButton className="button" onClick={copy}>
          <span aria-live="polite">{isCopied ? words.takeAway.copied : words.takeAway.copy}</span>
        </UnstyledButton>
        <UnstyledButton className="button filled" onClick={() => window.print()}>
          <DownloadIcon />
          {words.takeAway.print}
        </UnstyledButton>
      </div>
    </section>
  );
}
