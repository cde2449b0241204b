/** The evidence: seed, fingerprints, versions, what is not simulated, and what the model is not for. */
import { Drawer } from "@mantine/core";
import type { StudyResult } from "#engine";
import { useReader } from "../reader.ts";

/** A field that several designs set is listed once: "designs.*.contract.future.exitCost". */
export const fieldsOnce = (fields: readonly string[]): string[] => [
  ...new Set(fields.map((field) => field.replace(/^designs\.[^.]+\./, "designs.*."))),
];

export function Evidence({
  result,
  world,
  isOpen,
  onClose,
}: {
  result: StudyResult;
  world: string | null;
  isOpen: boolean;
  onClose: () => void;
}) {
  const { words, numbers, isPhone } = useReader();
  const { proof } = words;
  const rows: [string, string][] = [
    [proof.rows.futures, numbers.plain(result.replications)],
    [proof.rows.asked, numbers.plain(result.requested)],
    [proof.rows.seed, String(result.seed)],
    [proof.rows.scenario, result.scenarioHash],
    [proof.rows.result, result.resultHash],
    [proof.rows.engine, result.engineVersion],
    ...(world === null ? [] : [[proof.rows.world, world] as [string, string]]),
    [proof.rows.start, numbers.date(result.start)],
  ];
  return (
    <Drawer
      opened={isOpen}
      onClose={onClose}
      position="right"
      size={isPhone ? "100%" : 640}
      title={proof.title}
      closeButtonProps={{ "aria-label": proof.close }}
      classNames={{ content: "why-drawer", header: "why-head", title: "why-title", body: "why-body" }}
    >
      <dl className="evidence">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p>{proof.same}</p>
      <p>{proof.pairing}</p>
      <h3>{proof.notSimulated}</h3>
      {result.notYetSimulated.length === 0 ? (
        <p>{proof.allSimulated}</p>
      ) : (
        <ul className="why-list mono">
          {fieldsOnce(result.notYetSimulated).map((field) => (
            <li key={field}>{field}</li>
          ))}
        </ul>
      )}
      <h3>{proof.notFor}</h3>
      <ul className="why-list">
        {proof.notForList.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Drawer>
  );
}
