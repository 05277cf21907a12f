/** Errors of `pipeline`. Numbers 1 to 19 are those of the configuration. */
import { defineErrors, type ErrorKind, ExitCode } from "@maze/base";

/** Errors of `pipeline`, by name. */
export const pipelineErrors: Readonly<
  Record<
    | "brokenConfig"
    | "unknownKey"
    | "badConfigValue"
    | "misplacedKey"
    | "secretInConfig"
    | "unreadableConfig"
    | "noUserFolder"
    | "untrustedConfig"
    | "changedConfig"
    | "uneditableConfig"
    | "brokenTrust",
    ErrorKind
  >
> = defineErrors("10", {
  brokenConfig: {
    number: 1,
    title: "a configuration file is not valid TOML",
    exit: ExitCode.configuration,
  },
  unknownKey: {
    number: 2,
    title: "a configuration key or section does not exist",
    exit: ExitCode.configuration,
  },
  badConfigValue: {
    number: 3,
    title: "a configuration value is of the wrong type or out of range",
    exit: ExitCode.configuration,
  },
  misplacedKey: {
    number: 4,
    title: "a configuration key may not be set in this place",
    exit: ExitCode.configuration,
  },
  secretInConfig: {
    number: 5,
    title: "a secret may not stand in a configuration file",
    exit: ExitCode.configuration,
  },
  unreadableConfig: {
    number: 6,
    title: "a configuration file cannot be read",
    exit: ExitCode.configuration,
  },
  noUserFolder: {
    number: 7,
    title: "there is no folder for the configuration of this user",
    exit: ExitCode.configuration,
  },
  untrustedConfig: {
    number: 8,
    title: "the configuration of a repository is not trusted",
    exit: ExitCode.configuration,
  },
  changedConfig: {
    number: 9,
    title: "a configuration file changed while it was edited",
    exit: ExitCode.configuration,
  },
  uneditableConfig: {
    number: 10,
    title: "a configuration file is written in a form that cannot be edited",
    exit: ExitCode.configuration,
  },
  brokenTrust: {
    number: 11,
    title: "the list of trusted repositories cannot be read",
    exit: ExitCode.configuration,
  },
});
