/**
 * The kernel's modules as text, for the sandbox. They refer to nothing but each other, and to types
 * of `problem.ts`, which are gone when they run. A test holds this list to the folder.
 */
import bankContextText from "./kernel/bank/context.ts" with { type: "text" };
import bankEngineText from "./kernel/bank/engine.ts" with { type: "text" };
import bankGrowText from "./kernel/bank/grow.ts" with { type: "text" };
import bankPointlessText from "./kernel/bank/pointless.ts" with { type: "text" };
import bankSampleText from "./kernel/bank/sample.ts" with { type: "text" };
import bankTypesText from "./kernel/bank/types.ts" with { type: "text" };
import goalChoicesText from "./kernel/goal/choices.ts" with { type: "text" };
import goalConstantText from "./kernel/goal/constant.ts" with { type: "text" };
import goalEqualitiesText from "./kernel/goal/equalities.ts" with { type: "text" };
import goalFallbacksText from "./kernel/goal/fallbacks.ts" with { type: "text" };
import goalGoalText from "./kernel/goal/goal.ts" with { type: "text" };
import goalGroupsText from "./kernel/goal/groups.ts" with { type: "text" };
import goalListsText from "./kernel/goal/lists.ts" with { type: "text" };
import goalNumbersText from "./kernel/goal/numbers.ts" with { type: "text" };
import goalObjectsText from "./kernel/goal/objects.ts" with { type: "text" };
import goalSolverText from "./kernel/goal/solver.ts" with { type: "text" };
import goalTextsText from "./kernel/goal/texts.ts" with { type: "text" };
import judgeText from "./kernel/judge.ts" with { type: "text" };
import mainText from "./kernel/main.ts" with { type: "text" };
import opsAllText from "./kernel/ops/all.ts" with { type: "text" };
import opsCollectionsText from "./kernel/ops/collections.ts" with { type: "text" };
import opsDefineText from "./kernel/ops/define.ts" with { type: "text" };
import opsGroupingText from "./kernel/ops/grouping.ts" with { type: "text" };
import opsListsArraysText from "./kernel/ops/lists/arrays.ts" with { type: "text" };
import opsListsHigherText from "./kernel/ops/lists/higher.ts" with { type: "text" };
import opsListsOperandsText from "./kernel/ops/lists/operands.ts" with { type: "text" };
import opsListsPartsText from "./kernel/ops/lists/parts.ts" with { type: "text" };
import opsListsSortingText from "./kernel/ops/lists/sorting.ts" with { type: "text" };
import opsListsWholesText from "./kernel/ops/lists/wholes.ts" with { type: "text" };
import opsLiteralsText from "./kernel/ops/literals.ts" with { type: "text" };
import opsNumbersText from "./kernel/ops/numbers.ts" with { type: "text" };
import opsOperatorsText from "./kernel/ops/operators.ts" with { type: "text" };
import opsPatternsText from "./kernel/ops/patterns.ts" with { type: "text" };
import opsPriceText from "./kernel/ops/price.ts" with { type: "text" };
import opsStringsText from "./kernel/ops/strings.ts" with { type: "text" };
import opsTypedCallsText from "./kernel/ops/typed/calls.ts" with { type: "text" };
import opsTypedDynamicText from "./kernel/ops/typed/dynamic.ts" with { type: "text" };
import opsTypedMembersText from "./kernel/ops/typed/members.ts" with { type: "text" };
import opsTypedUnionsText from "./kernel/ops/typed/unions.ts" with { type: "text" };
import runBelowText from "./kernel/run/below.ts" with { type: "text" };
import runCaptureText from "./kernel/run/capture.ts" with { type: "text" };
import runEffectsText from "./kernel/run/effects.ts" with { type: "text" };
import runGuardsText from "./kernel/run/guards.ts" with { type: "text" };
import runHoleText from "./kernel/run/hole.ts" with { type: "text" };
import runNestedText from "./kernel/run/nested.ts" with { type: "text" };
import runProgramText from "./kernel/run/program.ts" with { type: "text" };
import runRecursionText from "./kernel/run/recursion.ts" with { type: "text" };
import runReportText from "./kernel/run/report.ts" with { type: "text" };
import runScopeText from "./kernel/run/scope.ts" with { type: "text" };
import runSearchText from "./kernel/run/search.ts" with { type: "text" };
import runSelfText from "./kernel/run/self.ts" with { type: "text" };
import termBodyText from "./kernel/term/body.ts" with { type: "text" };
import termBuildText from "./kernel/term/build.ts" with { type: "text" };
import termConstantsText from "./kernel/term/constants.ts" with { type: "text" };
import termLevelText from "./kernel/term/level.ts" with { type: "text" };
import termNamesText from "./kernel/term/names.ts" with { type: "text" };
import termPlausibleText from "./kernel/term/plausible.ts" with { type: "text" };
import termPrintText from "./kernel/term/print.ts" with { type: "text" };
import termPrintGroupText from "./kernel/term/print_group.ts" with { type: "text" };
import termPrintHigherText from "./kernel/term/print_higher.ts" with { type: "text" };
import termTermText from "./kernel/term/term.ts" with { type: "text" };
import termTruthText from "./kernel/term/truth.ts" with { type: "text" };
import termWriterText from "./kernel/term/writer.ts" with { type: "text" };
import typesTableText from "./kernel/types/table.ts" with { type: "text" };
import typesTextText from "./kernel/types/text.ts" with { type: "text" };
import typesUnifyText from "./kernel/types/unify.ts" with { type: "text" };
import valuesCompareText from "./kernel/values/compare.ts" with { type: "text" };
import valuesFuelText from "./kernel/values/fuel.ts" with { type: "text" };
import valuesInternText from "./kernel/values/intern.ts" with { type: "text" };

/**
 * Texts of the kernel's modules, by their path in the sandbox.
 *
 * @example
 * ```ts
 * import { kernelFiles } from "@maze/types";
 * import { assert } from "@std/assert";
 *
 * assert(kernelFiles.has("maze-kernel/main.ts"));
 * ```
 */
export const kernelFiles: ReadonlyMap<string, string> = new Map([
  ["maze-kernel/bank/context.ts", bankContextText],
  ["maze-kernel/bank/engine.ts", bankEngineText],
  ["maze-kernel/bank/grow.ts", bankGrowText],
  ["maze-kernel/bank/pointless.ts", bankPointlessText],
  ["maze-kernel/bank/sample.ts", bankSampleText],
  ["maze-kernel/bank/types.ts", bankTypesText],
  ["maze-kernel/goal/choices.ts", goalChoicesText],
  ["maze-kernel/goal/constant.ts", goalConstantText],
  ["maze-kernel/goal/equalities.ts", goalEqualitiesText],
  ["maze-kernel/goal/fallbacks.ts", goalFallbacksText],
  ["maze-kernel/goal/goal.ts", goalGoalText],
  ["maze-kernel/goal/groups.ts", goalGroupsText],
  ["maze-kernel/goal/lists.ts", goalListsText],
  ["maze-kernel/goal/numbers.ts", goalNumbersText],
  ["maze-kernel/goal/objects.ts", goalObjectsText],
  ["maze-kernel/goal/solver.ts", goalSolverText],
  ["maze-kernel/goal/texts.ts", goalTextsText],
  ["maze-kernel/judge.ts", judgeText],
  ["maze-kernel/main.ts", mainText],
  ["maze-kernel/ops/all.ts", opsAllText],
  ["maze-kernel/ops/collections.ts", opsCollectionsText],
  ["maze-kernel/ops/define.ts", opsDefineText],
  ["maze-kernel/ops/grouping.ts", opsGroupingText],
  ["maze-kernel/ops/lists/arrays.ts", opsListsArraysText],
  ["maze-kernel/ops/lists/higher.ts", opsListsHigherText],
  ["maze-kernel/ops/lists/operands.ts", opsListsOperandsText],
  ["maze-kernel/ops/lists/parts.ts", opsListsPartsText],
  ["maze-kernel/ops/lists/sorting.ts", opsListsSortingText],
  ["maze-kernel/ops/lists/wholes.ts", opsListsWholesText],
  ["maze-kernel/ops/literals.ts", opsLiteralsText],
  ["maze-kernel/ops/numbers.ts", opsNumbersText],
  ["maze-kernel/ops/operators.ts", opsOperatorsText],
  ["maze-kernel/ops/patterns.ts", opsPatternsText],
  ["maze-kernel/ops/price.ts", opsPriceText],
  ["maze-kernel/ops/strings.ts", opsStringsText],
  ["maze-kernel/ops/typed/calls.ts", opsTypedCallsText],
  ["maze-kernel/ops/typed/dynamic.ts", opsTypedDynamicText],
  ["maze-kernel/ops/typed/members.ts", opsTypedMembersText],
  ["maze-kernel/ops/typed/unions.ts", opsTypedUnionsText],
  ["maze-kernel/run/below.ts", runBelowText],
  ["maze-kernel/run/capture.ts", runCaptureText],
  ["maze-kernel/run/effects.ts", runEffectsText],
  ["maze-kernel/run/guards.ts", runGuardsText],
  ["maze-kernel/run/hole.ts", runHoleText],
  ["maze-kernel/run/nested.ts", runNestedText],
  ["maze-kernel/run/program.ts", runProgramText],
  ["maze-kernel/run/recursion.ts", runRecursionText],
  ["maze-kernel/run/report.ts", runReportText],
  ["maze-kernel/run/scope.ts", runScopeText],
  ["maze-kernel/run/search.ts", runSearchText],
  ["maze-kernel/run/self.ts", runSelfText],
  ["maze-kernel/term/body.ts", termBodyText],
  ["maze-kernel/term/build.ts", termBuildText],
  ["maze-kernel/term/constants.ts", termConstantsText],
  ["maze-kernel/term/level.ts", termLevelText],
  ["maze-kernel/term/names.ts", termNamesText],
  ["maze-kernel/term/plausible.ts", termPlausibleText],
  ["maze-kernel/term/print.ts", termPrintText],
  ["maze-kernel/term/print_group.ts", termPrintGroupText],
  ["maze-kernel/term/print_higher.ts", termPrintHigherText],
  ["maze-kernel/term/term.ts", termTermText],
  ["maze-kernel/term/truth.ts", termTruthText],
  ["maze-kernel/term/writer.ts", termWriterText],
  ["maze-kernel/types/table.ts", typesTableText],
  ["maze-kernel/types/text.ts", typesTextText],
  ["maze-kernel/types/unify.ts", typesUnifyText],
  ["maze-kernel/values/compare.ts", valuesCompareText],
  ["maze-kernel/values/fuel.ts", valuesFuelText],
  ["maze-kernel/values/intern.ts", valuesInternText],
]);
