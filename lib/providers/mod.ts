/** Providers: who fills holes. The embedded engine is `local`; others stand behind a network. */
export type {
  FillEvent,
  FillLimits,
  FillProvider,
  FillRequest,
  NearMiss,
  SearchReport,
  Weights,
} from "./contract/provider.ts";
export { defaultFillLimits, defaultStyle, localProvider } from "./local/provider.ts";
