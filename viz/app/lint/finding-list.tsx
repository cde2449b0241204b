/** What is wrong with a contract's wording, and how it could be written. */
import { UnstyledButton } from "@mantine/core";
import { useClipboard } from "@mantine/hooks";
import type { LintFinding } from "../../../server/contract-lint.ts";
import { Section } from "../figure/section.tsx";
import { useReader } from "../reader.ts";

function FindingCard({ finding }: { finding: LintFinding }) {
  const { words, lang } = useReader();
  const { findings } = words.lint;
  const clipboard = useClipboard({ timeout: 2000 });
  const { severity, name, why, betterWording, clause } = finding;
  return (
    <li className="finding">
      <h3>
        <span className={`severity severity-${severity}`}>{findings.severities[severity]}</span> {name[lang]}
      </h3>
      <p>{why[lang]}</p>
      <blockquote className="better" aria-label={findings.better}>
        <span className="hint">{findings.better}</span>
        <p>{betterWording[lang]}</p>
      </blockquote>
      <div className="finding-foot">
        <code className="hint">{clause}</code>
        <UnstyledButton
          className="link no-print"
          aria-label={`${findings.copy} : ${name[lang]}`}
          onClick={() => clipboard.copy(betterWording[lang])}
        >
          {clipboard.copied ? findings.copied : findings.copy}
        </UnstyledButton>
      </div>
    </li>
  );
}

export function FindingList({ findings }: { findings: readonly LintFinding[] }) {
  const { words } = useReader();
  return (
    <Section
      title={words.lint.findings.title(findings.length)}
      lead={words.lint.findings.lead}
      isStale={false}
    >
      <ul className="findings">
        {findings.map((finding) => (
          <FindingCard key={`${finding.code} ${finding.clause} ${finding.name.en}`} finding={finding} />
        ))}
      </ul>
    </Section>
  );
}
