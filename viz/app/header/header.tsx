/** The head of the page: whose company, whose data, which language and light. */
import { SegmentedControl, UnstyledButton, useMantineColorScheme } from "@mantine/core";
import type { Lang } from "../../charts/numbers.ts";
import { LogoIcon, MoonIcon, SunIcon } from "../icons.tsx";
import type { Address } from "../live/address.ts";
import type { ScenarioDetail, ScenarioSummary } from "../live/service.ts";
import { useReader } from "../reader.ts";
import { QuestionMenu } from "./question-menu.tsx";
import { ScenarioMenu } from "./scenario-menu.tsx";

export interface HeaderProps {
  scenarios: readonly ScenarioSummary[];
  scenario: ScenarioDetail | null;
  world: string | null;
  onScenario: (name: string) => void;
  onWorld: (world: string) => void;
  onLang: (lang: Lang) => void;
  onDescribe: () => void;
  address: Address;
  setAddress: (address: Address) => void;
}

export function Header(props: HeaderProps) {
  const { words, lang, scheme, isPhone } = useReader();
  const { setColorScheme } = useMantineColorScheme();
  const { header } = words;
  const other = scheme === "dark" ? "light" : "dark";
  return (
    <header className="header">
      <a className="skip" href="#answer">
        {header.skip}
      </a>
      <span className="brand">
        <LogoIcon />
        Avenant
      </span>
      <ScenarioMenu {...props} />
      {props.scenario && (
        <span className={props.scenario.own ? "badge own" : "badge"}>
          {props.scenario.own ? header.own : isPhone ? header.exampleShort : header.example}
        </span>
      )}
      <span className="grow" />
      <QuestionMenu address={props.address} setAddress={props.setAddress} />
      <UnstyledButton className="button describe no-print" aria-haspopup="dialog" onClick={props.onDescribe}>
        {header.describe}
      </UnstyledButton>
      <UnstyledButton
        className="icon-button no-print"
        aria-label={header[other]}
        title={header[other]}
        onClick={() => setColorScheme(other)}
      >
        {scheme === "dark" ? <SunIcon /> : <MoonIcon />}
      </UnstyledButton>
      <SegmentedControl
        className="no-print"
        size="xs"
        transitionDuration={0}
        aria-label={header.language}
        classNames={{ root: "languages", label: "language", indicator: "choice-indicator" }}
        value={lang}
        data={[
          { value: "fr", label: "FR" },
          { value: "en", label: "EN" },
        ]}
        onChange={(chosen) => props.onLang(chosen as Lang)}
      />
    </header>
  );
}
