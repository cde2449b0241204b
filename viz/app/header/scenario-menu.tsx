/** The company in words, and under it every scenario and world that can be shown instead. */
import { Menu, UnstyledButton } from "@mantine/core";
import { ChevronIcon } from "../icons.tsx";
import type { ScenarioSummary } from "../live/service.ts";
import { useReader } from "../reader.ts";
import type { HeaderProps } from "./header.tsx";

export function ScenarioMenu({ scenarios, scenario, world, onScenario, onWorld, onDescribe }: HeaderProps) {
  const { words, lang } = useReader();
  const { header } = words;
  const worldName = scenario?.worlds.find((one) => one.id === world)?.name[lang];
  const item = (one: ScenarioSummary) => (
    <Menu.Item key={one.name} aria-current={one.name === scenario?.name} onClick={() => onScenario(one.name)}>
      <span className="menu-title">{one.title[lang]}</span>
      {one.company && <span className="menu-note">{one.company[lang]}</span>}
    </Menu.Item>
  );
  const own = scenarios.filter((one) => one.own);
  return (
    <Menu
      position="bottom-start"
      width={380}
      withinPortal={false}
      loop
      transitionProps={{ duration: 0 }}
      classNames={{ dropdown: "menu", item: "menu-item", label: "menu-label" }}
    >
      <Menu.Target>
        <UnstyledButton className="company">
          <span className="unseen">{header.scenario} : </span>
          <span className="company-name">
            {scenario?.company?.[lang] ?? scenario?.title[lang] ?? header.scenario}
          </span>
          {worldName && <span className="company-world">{worldName}</span>}
          <ChevronIcon />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {scenario && scenario.worlds.length > 0 && (
          <>
            <Menu.Label>{header.worlds}</Menu.Label>
            {scenario.worlds.map((one) => (
              <Menu.Item key={one.id} aria-current={one.id === world} onClick={() => onWorld(one.id)}>
                <span className="menu-title">{one.name[lang]}</span>
              </Menu.Item>
            ))}
          </>
        )}
        <Menu.Label>{header.library}</Menu.Label>
        {scenarios.filter((one) => !one.own).map(item)}
        <Menu.Item className="describe-item" onClick={onDescribe}>
          <span className="menu-title">{header.describe}…</span>
        </Menu.Item>
        {own.length > 0 && <Menu.Label>{header.mine}</Menu.Label>}
        {own.map(item)}
      </Menu.Dropdown>
    </Menu>
  );
}
