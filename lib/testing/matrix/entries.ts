import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const METHODS = /^(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)$/;

/**
 * Every way into the application, read from its code: `page /reps/[id]`, `GET /reps/export`, `action lib/features/imports/actions.ts discardUpload`.
 * Throws on one that it cannot read, so that none is overlooked.
 */
export function listEntries(root = "."): string[] {
  const files = ["app", "lib"].flatMap((folder) => listFiles(root, folder));
  return files.flatMap((file) => entriesOf(file, readFileSync(join(root, file), "utf8"))).sort();
}

/** The entries of one file. */
export function entriesOf(file: string, text: string): string[] {
  if (/^app\/(?:.*\/)?page\.tsx?$/.test(file)) return [`page ${addressOf(file)}`];
  if (/^app\/(?:.*\/)?route\.tsx?$/.test(file)) {
    const methods = exportsOf(file, text).filter((name) => METHODS.test(name));
    if (methods.length === 0) throw new Error(`${file}: no method is exported in a way that can be read.`);
    return methods.map((method) => `${method} ${addressOf(file)}`);
  }
  const uses = text.match(/^\s*["']use server["'];?\s*$/gm) ?? [];
  if (uses.length === 0) return [];
  if (uses.length > 1 || !/^\s*["']use server["']/.test(text))
    throw new Error(`${file}: a server action inside other code. Move it to a file that begins with "use server".`);
  return exportsOf(file, text).map((name) => `action ${file} ${name}`);
}

function exportsOf(file: string, text: string): string[] {
  const names: string[] = [];
  for (const [, rest = ""] of text.matchAll(/^export\s+(?!type\b|interface\b)(.*)$/gm)) {
    const named = /^(?:async\s+)?(?:function\*?|const|let|class)\s+([A-Za-z_$][\w$]*)/.exec(rest);
    const list = /^(?:const\s+)?\{([^}]*)\}/.exec(rest);
    if (named?.[1]) names.push(named[1]);
    else if (list?.[1] !== undefined) names.push(...list[1].split(",").map(lastName).filter(Boolean));
    else throw new Error(`${file}: "export ${rest}" cannot be read. Export each function by its name.`);
  }
  return names;
}

/** Of `a as b` and `a: b` it is `b` that is exported. */
function lastName(part: string): string {
  return (
    part
      .trim()
      .split(/\s+as\s+|\s*:\s*/)
      .at(-1) ?? ""
  );
}

function addressOf(file: string): string {
  const parts = file.split("/").slice(1, -1);
  return `/${parts.filter((part) => !/^\(.*\)$/.test(part)).join("/")}`;
}

function listFiles(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return entry.name === "generated" || path === "lib/testing" ? [] : listFiles(root, path);
    return /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name) ? [path] : [];
  });
}
