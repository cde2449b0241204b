/** On paper only: the assumptions behind the answer, with their sources, and the evidence in a line. */

import type { StudyResult } from "#engine";
import type { ScenarioSetting } from "../live/service.ts";
import { useReader } from "../reader.ts";
import { valueInWords } from "../settings/setting-value.ts";
import type { WorldAnswer } from "../verdict.ts";

export function PrintedAssumptions({
  controls,
  settings,
  worlds,
  result,
}: {
  controls: readonly ScenarioSetting[];
  settings: Readonly<Record<string, number>>;
  worlds: readonly WorldAnswer[];
  result: StudyResult;
}) {
  const { words, numbers, lang } = useReader();
  const context = { words, numbers, lang, start: result.start };
  return (
    <section className="print-only section">
      <h2>{words.takeAway.assumptions}</h2>
      <ul className="why-list">
        {controls.map((setting) => (
          <li key={setting.id}>
            {setting.label[lang]} :{" "}
            <strong>{valueInWords(setting, settings[setting.id] ?? setting.value, context)}</strong> (
            {words.settings[setting.source]})
          </li>
        ))}
        {worlds.map((world) => (
          <li key={world.id}>
            {world.name} : {words.why.flips.worldAnswers[world.answer]}
          </li>
        ))}
      </ul>
      <p>
        {words.proof.futures(numbers.plain(result.replications))} · {words.proof.rows.seed} {result.seed} ·{" "}
        {words.proof.rows.result} {result.resultHash.slice(0, 12)} · {words.proof.rows.engine}{" "}
        {result.engineVersion} · {words.takeAway.printed(numbers.date(new Date().toISOString()))}
      </p>
    </section>
  );
}
