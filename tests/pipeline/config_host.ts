/** A host with an environment, for tests of the configuration: user in `/u`, project in `/p`. */
import { type Host, memoryHost } from "@maze/base";

export const USER_FILE = "/u/.config/maze/config.toml";
export const PROJECT_FILE = "/p/.maze/config.toml";
export const TRUST_FILE = "/u/.config/maze/trust.json";

export function hostWith(
  files: Readonly<Record<string, string>>,
  variables: Readonly<Record<string, string>> = {},
): Host {
  const environment: Record<string, string> = { HOME: "/u", ...variables };
  return { ...memoryHost(files), environment: (name) => environment[name] };
}

/** The file of the product's description, which must load as it stands. */
export const PRODUCT_FILE = `[project]
name = "my-project"
language = "typescript"
root = "."
[indexer]
enabled = true
watch = true
exclude = ["node_modules", "dist", ".git"]
[generation]
provider = "openai"
model = "gpt-4"
temperature = 0.7
max_tokens = 2048
[constraints]
syntactic = true
type = true
semantic = true
contextual = true
[validation]
syntax_check = true
type_check = true
run_tests = true
security_scan = true
[performance]
mask_cache_size = 100000
grammar_cache_size = 1000
enable_profiling = true
[logging]
level = "info"
format = "json"
output = ".maze/logs/maze.log"
`;
