import ts from "typescript";
import { denoHost } from "../lib/app/host/deno_host.ts";
import { openTypeScriptProject } from "@maze/types";
const project: any = await openTypeScriptProject(denoHost(), "/work/main/tests/providers/problems");
const program = project.program();
const file = program.getSourceFile("/work/main/tests/providers/problems/numbers.ts");
const checker = program.getTypeChecker();
const fn = file.statements[4];
for (const s of checker.getSymbolsInScope(fn.body, ts.SymbolFlags.Value)) { if (s.valueDeclaration?.getSourceFile() === file) console.log(s.name, s.flags); }
