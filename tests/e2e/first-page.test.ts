/** The first page in a real browser, over the real service. */
import { describe, expect, test } from "vitest";
import { answered, refined } from "../support/browser.ts";
import { overflow, pageStage, SLOW, seriousFaults, verdictOf } from "../support/page-stage.ts";

const { during, address } = pageStage();

const READERS = (["fr", "en"] as const).flatMap((lang) =>
  (["light", "dark"] as const).flatMap((scheme) => [1280, 390].map((width) => ({ lang, scheme, width }))),
);

describe("the first page", () => {
  test.each(READERS)(
    "answers the lead scenario in $lang, $scheme, at $width px, without an error or a serious accessibility fault",
    async (reader) => {
      await during({ ...reader, height: reader.width < 500 ? 844 : 800 }, async (page) => {
        await answered(page);
        expect(await page.locator("h1").innerText()).toMatch(
          reader.lang === "fr" ? /^Faut-il figer ce contrat\s\?$/ : /^Should this contract stay frozen\?$/,
        );
        expect(await verdictOf(page)).toMatch(
          reader.lang === "fr" ? /Sur 36 mois|figer|Indécis/ : /Over 36 months|frozen|Undecided/,
        );
        expect(await page.evaluate(() => document.documentElement.lang)).toBe(reader.lang);
        expect(
          await page.evaluate(() => document.documentElement.getAttribute("data-mantine-color-scheme")),
        ).toBe(reader.scheme);
        expect(await overflow(page)).toBeLessThanOrEqual(0);
        expect(await seriousFaults(page)).toEqual([]);
      });
    },
    SLOW,
  );

  test(
    "shows its whole first screen at 1280 × 800 once refined, its verdict in two lines",
    async () => {
      await during({}, async (page) => {
        await refined(page);
        const proof = await page.locator(".proof").boundingBox();
        expect((proof?.y ?? 0) + (proof?.height ?? 0)).toBeLessThanOrEqual(800);
        const lines = await page.locator(".verdict-lines").boundingBox();
        expect(lines?.height).toBeLessThanOrEqual(52);
        // no style of the page reaches into a drawing, whose last labels would be cut
        const margins = await page
          .locator(".drawing svg")
          .evaluateAll((drawings) => drawings.map((drawing) => getComputedStyle(drawing).margin));
        expect([...new Set(margins)]).toEqual(["0px"]);
        expect(await page.locator(".proof").innerText()).toMatch(/^400 avenirs simulés/);
        for (const name of ["Heures perdues", "Hors périmètre", "Factures"])
          expect(await page.locator(".delta").filter({ hasText: name }).count()).toBe(1);
      });
    },
    SLOW,
  );

  test(
    "agrees with itself: the cards and the table tell the same difference, and the parts of the lost hours add up",
    async () => {
      await during({}, async (page) => {
        await refined(page);
        const mean = await page
          .locator(".delta")
          .filter({ hasText: "Factures" })
          .locator(".delta-mean strong")
          .innerText();
        expect(await page.locator(".delta-table tr").filter({ hasText: "Factures" }).innerText()).toContain(
          mean,
        );
        await page.getByRole("button", { name: "Pourquoi" }).first().click();
        const drawer = page.getByRole("dialog");
        await drawer.getByText("somme exacte").or(drawer.locator("figure")).first().waitFor();
        const hours = (text: string) => Number(text.replaceAll(/[^\d−-]/g, "").replace("−", "-"));
        const sentence = await drawer.locator("figure .unseen").first().innerText();
        const figures = sentence
          .split(" ; ")
          .map((part) => hours(/[+−]?[\d\s\u202f]+\u00a0h$/.exec(part)?.[0] ?? "0"));
        const total = figures.pop();
        expect(figures.reduce((sum, value) => sum + value, 0)).toBe(total);
      });
    },
    SLOW,
  );
});

describe("settings", () => {
  test(
    "a control moved by the keyboard greys the answer, then refreshes it, and stays in the address; Stop keeps what was played",
    async () => {
      await during({}, async (page) => {
        await refined(page);
        const before = await verdictOf(page);
        await page.getByRole("slider", { name: /Croissance/ }).focus();
        await page.keyboard.press("ArrowRight");
        await page.keyboard.press("ArrowRight");
        await page.locator(".verdict-lines.stale").waitFor();
        expect(await page.locator(".question").innerText()).toContain("avant votre changement");
        expect(page.url()).toContain("growth=0.08");
        await page.locator(".verdict-lines:not(.stale)").waitFor({ timeout: 120_000 });
        expect(await verdictOf(page)).not.toBe(before);
        await page.getByRole("button", { name: "Arrêter" }).click();
        await page.getByText(/Arrêté\s*: \d+ avenirs gardés/).waitFor({ timeout: 30_000 });
        await page.getByRole("button", { name: /Revenir à l.exemple/ }).click();
        await refined(page);
        expect(await verdictOf(page)).toBe(before);
        expect(page.url()).not.toContain("growth");
      });
    },
    SLOW,
  );

  test(
    "a link with settings opens on them",
    async () => {
      await during({ path: "/?scenario=frozen-vs-evolving&committee=1&lang=en" }, async (page) => {
        await answered(page);
        expect(await page.getByRole("radio", { name: "monthly" }).isChecked()).toBe(true);
        expect(await page.getByRole("button", { name: "Back to the example (1)" }).isVisible()).toBe(true);
      });
    },
    SLOW,
  );

  test(
    "on a phone the sheet changes a setting and keeps the verdict in view",
    async () => {
      await during({ width: 390, height: 844, path: "/" }, async (page) => {
        await answered(page);
        await page.getByRole("button", { name: "Modifier" }).click();
        const sheet = page.getByRole("dialog");
        await sheet.getByText("Vos réglages").waitFor();
        expect(await sheet.locator(".sheet-verdict").innerText()).toContain("contrat");
        await sheet.getByText("mensuel").click();
        await sheet.getByText(/Revenir à l.exemple \(1\)/).waitFor();
        expect(await sheet.locator(".sheet-verdict").isVisible()).toBe(true);
        await sheet.locator(".sheet-verdict:not(.stale)").waitFor({ timeout: 120_000 });
        expect(await seriousFaults(page)).toEqual([]);
      });
    },
    SLOW,
  );
});

describe("by the keyboard alone", () => {
  test(
    "one can skip to the answer, open and close Why, tell the story and read the table",
    async () => {
      await during({}, async (page) => {
        await answered(page);
        await page.keyboard.press("Tab");
        expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Aller à la réponse");
        await page.keyboard.press("Enter");
        expect(await page.evaluate(() => document.activeElement?.id)).toBe("answer");
        await page.keyboard.press("Tab");
        await page.keyboard.press("Enter");
        const drawer = page.getByRole("dialog");
        await drawer.getByText("Dans les tickets").waitFor();
        expect(await seriousFaults(page)).toEqual([]);
        await page.keyboard.press("Escape");
        await drawer.waitFor({ state: "detached" });
        expect(await page.evaluate(() => document.activeElement?.textContent)).toMatch(/Pourquoi/);
        const step = page.getByRole("button", { name: /Un contrat suit/ });
        await step.focus();
        await page.keyboard.press("Space");
        expect(await step.getAttribute("aria-pressed")).toBe("true");
        expect(await page.locator(".parting p[aria-live]").innerText()).toMatch(/avenant|Aucun/);
        const toggle = page.getByRole("button", { name: /Voir le tableau : Quand/ });
        await toggle.focus();
        await page.keyboard.press("Enter");
        expect(await page.locator(".parting table tbody tr").count()).toBe(36);
        expect(await seriousFaults(page)).toEqual([]);
      });
    },
    SLOW,
  );
});

describe("scenarios", () => {
  test(
    "a text with faults is refused with their places, a right one is kept and played",
    async () => {
      await during({}, async (page) => {
        await answered(page);
        await page.getByRole("button", { name: "Décrire mon entreprise" }).click();
        const panel = page.getByRole("dialog");
        const text = panel.getByLabel(/Texte du scénario/);
        const written = await text.inputValue();
        await text.fill(written.replace("users: 80", "user: 80"));
        await panel.getByRole("button", { name: "Vérifier" }).click();
        await panel.getByText("1 erreur à corriger").waitFor();
        expect(await panel.locator(".faults").innerText()).toMatch(/ligne \d+, colonne \d+/);
        await text.fill(
          written
            .replace("PME industrielle, 80 utilisateurs", "Atelier Dupont")
            .replace("replications: 400", "replications: 16"),
        );
        await panel.getByLabel(/Nom/).fill("atelier-dupont");
        await panel.getByRole("button", { name: "Enregistrer et jouer" }).click();
        await page.getByRole("button", { name: /Atelier Dupont/ }).waitFor();
        await answered(page);
        expect(page.url()).toContain("scenario=atelier-dupont");
        expect(await page.locator(".badge").first().innerText()).toBe("Vos données");
      });
    },
    SLOW,
  );

  test(
    "every scenario of the library can be chosen and has an answer or says what it lacks",
    async () => {
      await during({ path: "/?scenario=ten-lines" }, async (page) => {
        await answered(page);
        await page.getByRole("button", { name: /Choisir un scénario/ }).click();
        const names = await page.getByRole("menuitem").allInnerTexts();
        for (const name of ["Figé ou évolutif", "A · ", "B · ", "C · ", "D · ", "E · "])
          expect(names.join("\n")).toContain(name);
        await page
          .getByRole("menuitem", { name: /^Figé ou évolutif/ })
          .first()
          .click();
        await answered(page);
        expect(page.url()).toContain("scenario=frozen-vs-evolving");
      });
    },
    SLOW,
  );
});

test("the page may compile no text into code", async () => {
  const reply = await fetch(address());
  const policy = reply.headers.get("content-security-policy") ?? "";
  expect(policy).toContain("script-src 'self'");
  expect(policy).not.toContain("unsafe-eval");
});
