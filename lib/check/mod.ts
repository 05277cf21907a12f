/** Checks: what may be asked of code, and the sandbox in which generated code runs. */
export { checkCode, type CodeCheck, isSyntaxError } from "./code/check.ts";
export { checkErrors } from "./errors.ts";
export {
  type AppliedFix,
  type FixOutcome,
  type FixRequest,
  repairByFixes,
} from "./repair/fixes.ts";
export type {
  Isolation,
  SandboxLimits,
  SandboxReport,
  SandboxRequest,
  SandboxStatus,
} from "./sandbox/contract.ts";
export { runInSandbox } from "./sandbox/run.ts";
export { sandboxStatus } from "./sandbox/status.ts";
export { stripEscapes } from "./sandbox/text.ts";
export type { TestEvidence, TestRequest, TestResult } from "./tests/contract.ts";
export { type ExampleRequest, runExamples } from "./tests/examples.ts";
export { runTests } from "./tests/run.ts";
export { createEvaluator, type EvaluatorOptions } from "./probe/evaluator.ts";
export { checkGrammar, type GrammarCheck, grammarProblem } from "./syntax/evidence.ts";
export { type JudgedText, judgeText, type TextJudgement } from "./syntax/judge.ts";
export {
  type SyntaxLanguage,
  syntaxLanguage,
  syntaxLanguageOf,
  syntaxLanguages,
} from "./syntax/languages.ts";
export { type GrammarTrial, grammarTrial } from "./syntax/trial.ts";
