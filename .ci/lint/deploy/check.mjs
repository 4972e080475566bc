// Whether each Kubernetes object that comes in on standard input, as YAML, is one of its kind: no field that the kind does not have, none missing,
// each of its type (by the compiler, which refuses unknown fields of a literal), and each value within its schema. To be run beside node_modules.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { loadAll } from "js-yaml";
import ts from "typescript";

const objects = loadAll(readFileSync(0, "utf8")).filter((object) => object);
const wrong = [];

const folder = mkdtempSync(join(import.meta.dirname, "checked-"));
try {
  const file = join(folder, "objects.ts");
  const typed = objects.map(
    ({ apiVersion, kind, ...rest }, i) =>
      `import type { I${kind} as Kind${i} } from "kubernetes-models/${apiVersion}/${kind}";\n` +
      `export const object${i}: Kind${i} = ${JSON.stringify({ apiVersion, kind, ...rest }, null, 1)};\n`,
  );
  writeFileSync(file, typed.join(""));
  const options = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: [],
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
  };
  for (const found of ts.getPreEmitDiagnostics(ts.createProgram([file], options))) {
    wrong.push(ts.flattenDiagnosticMessageText(found.messageText, " "));
  }
} finally {
  rmSync(folder, { recursive: true });
}

if (wrong.length === 0) {
  for (const object of objects) {
    const name = `${object.kind} ${object.metadata.name}`;
    const kind = await import(`kubernetes-models/${object.apiVersion}/${object.kind}`);
    try {
      new kind[object.kind](object).validate();
    } catch (refused) {
      wrong.push(`${name}: ${refused.message}`);
    }
  }
}
wrong.forEach((line) => console.error(line));
console.log(`${objects.length} objects`);
process.exit(wrong.length === 0 && objects.length > 0 ? 0 : 1);
