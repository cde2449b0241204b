/** On a phone the controls come up from the bottom and leave the verdict in view. */
import { Drawer, UnstyledButton } from "@mantine/core";
import { SlidersIcon } from "../icons.tsx";
import { Marked } from "../marked.tsx";
import { useReader } from "../reader.ts";
import type { Verdict } from "../verdict.ts";
import { BackToExample, SettingsList, type SettingsProps } from "./settings-card.tsx";

export function AdjustBar({ changed, onOpen }: { changed: number; onOpen: () => void }) {
  const { words } = useReader();
  return (
    <div className="adjust-bar no-print">
      <UnstyledButton className="button wide" aria-haspopup="dialog" onClick={onOpen}>
        <SlidersIcon />
        {words.settings.adjust(changed)}
      </UnstyledButton>
    </div>
  );
}

export function AdjustSheet({
  isOpen,
  onClose,
  verdict,
  isStale,
  ...settings
}: SettingsProps & { isOpen: boolean; onClose: () => void; verdict: Verdict; isStale: boolean }) {
  const { words } = useReader();
  return (
    <Drawer
      opened={isOpen}
      onClose={onClose}
      position="bottom"
      size="82%"
      title={words.settings.title}
      closeButtonProps={{ "aria-label": words.settings.close }}
      classNames={{ content: "sheet", header: "sheet-head", title: "sheet-title", body: "sheet-body" }}
    >
      <div className={isStale ? "sheet-verdict stale" : "sheet-verdict"} aria-live="polite">
        {verdict.lines.map((line) => (
          <p key={line}>
            <Marked text={line} />
          </p>
        ))}
      </div>
      <BackToExample changed={Object.keys(settings.settings).length} onReset={settings.reset} />
      <SettingsList {...settings} />
    </Drawer>
  );
}
