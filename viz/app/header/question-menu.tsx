/** Every question that the page answers, by who asks it; in a meeting, those that both parties may see. */
import { Menu, SegmentedControl, UnstyledButton } from "@mantine/core";
import { ChevronIcon } from "../icons.tsx";
import type { Address } from "../live/address.ts";
import type { Asker } from "../questions/view.ts";
import { VIEWS, viewOf } from "../questions/views.ts";
import { useReader } from "../reader.ts";

const ASKERS: readonly Asker[] = ["buyer", "provider", "committee"];

/** Another question of the same scenario, with its own terms. */
function withView({ view: _, terms: __, ...kept }: Address, view: string | undefined): Address {
  return { ...kept, settings: {}, ...(view ? { view } : {}) };
}

function withMode({ isMeeting: _, ...kept }: Address, isMeeting: boolean): Address {
  return { ...kept, ...(isMeeting ? { isMeeting } : {}) };
}

export interface QuestionMenuProps {
  address: Address;
  setAddress: (address: Address) => void;
}

export function QuestionMenu({ address, setAddress }: QuestionMenuProps) {
  const { view, isMeeting = false } = address;
  const { words, lang } = useReader();
  const { questions, lint } = words;
  const home = { name: undefined, title: questions.home, askers: ["buyer", "committee"] as readonly Asker[] };
  const lints = { name: "lint", title: lint.question, askers: ["buyer"] as readonly Asker[] };
  const asked = VIEWS.filter(({ isPrivate }) => !(isMeeting && isPrivate)).map(({ name, menu, askers }) => ({
    name,
    title: menu[lang],
    askers,
  }));
  const all = [home, lints, ...asked];
  const known = view === "lint" ? "lint" : viewOf(view)?.name;
  return (
    <Menu
      position="bottom-end"
      width={400}
      withinPortal={false}
      loop
      transitionProps={{ duration: 0 }}
      classNames={{ dropdown: "menu", item: "menu-item", label: "menu-label" }}
    >
      <Menu.Target>
        <UnstyledButton className="button to-questions no-print">
          {questions.menu}
          <ChevronIcon />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <div className="mode">
          <span id="mode" className="menu-label">
            {questions.mode}
          </span>
          <SegmentedControl
            size="xs"
            transitionDuration={0}
            aria-labelledby="mode"
            classNames={{ root: "languages", label: "language", indicator: "choice-indicator" }}
            value={isMeeting ? "meeting" : "preparation"}
            data={[
              { value: "preparation", label: questions.preparation },
              { value: "meeting", label: questions.meeting },
            ]}
            onChange={(chosen) => setAddress(withMode(address, chosen === "meeting"))}
          />
          {isMeeting && <span className="menu-note">{questions.meetingHelp}</span>}
        </div>
        {ASKERS.map((asker) => {
          const own = all.filter(({ askers }) => askers[0] === asker);
          if (own.length === 0) return null;
          return [
            <Menu.Label key={asker}>{questions.askers[asker]}</Menu.Label>,
            ...own.map(({ name, title }) => (
              <Menu.Item
                key={name ?? "home"}
                aria-current={name === known}
                onClick={() => setAddress(withView(address, name))}
              >
                <span className="menu-title">{title}</span>
              </Menu.Item>
            )),
          ];
        })}
      </Menu.Dropdown>
    </Menu>
  );
}
