/** Reads documentation comments from the text before a declaration. */
import ts from "typescript";
import type { Documentation, DocumentationTag } from "../../../model/outline.ts";
import type { OutlineInput } from "../parse.ts";

/** The comment that documents the declaration whose leading space begins at `position`. */
export function documentationAt(position: number, input: OutlineInput): Documentation | undefined {
  const { limits, text } = input;
  const ranges = ts.getLeadingCommentRanges(text, position);
  if (!ranges) return undefined;
  for (let at = ranges.length - 1; at >= 0; at--) {
    const { end, pos } = ranges[at]!;
    if (!text.startsWith("/**", pos) || end - pos < 6) continue;
    return readDocumentation(
      text.slice(pos + 3, Math.min(end - 2, pos + limits.documentationLength)),
    );
  }
  return undefined;
}

/** Splits the inside of a comment into its summary and its tags; fenced code keeps its `@`. */
function readDocumentation(comment: string): Documentation | undefined {
  const summary: string[] = [];
  const tags: { name: string; lines: string[] }[] = [];
  let fenced = false;
  for (const raw of comment.split(/\r\n|\r|\n/)) {
    const line = raw.replace(/^\s*\*? ?/, "").trimEnd();
    const tag = fenced ? null : /^\s*@([\w-]+)\s?(.*)$/.exec(line);
    if (/^\s*(```|~~~)/.test(line)) fenced = !fenced;
    if (tag) tags.push({ name: tag[1]!, lines: [tag[2]!] });
    else (tags.at(-1)?.lines ?? summary).push(line);
  }
  const read = tags.map(({ lines, name }): DocumentationTag => ({ name, text: joined(lines) }));
  const documentation = { summary: joined(summary), ...(read.length > 0 ? { tags: read } : {}) };
  return documentation.summary === "" && read.length === 0 ? undefined : documentation;
}

function joined(lines: readonly string[]): string {
  return lines.join("\n").trim();
}
