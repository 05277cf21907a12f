/** Grammars, and the rules and terminals that they become. */
export const RULES = String.raw`=== texts and expressions are named after themselves, once
start: "if" /[a-z]+/i "a".."f" "if" "IF"i ~"x"
---
start = "if" /[a-z]+/i "a".."f" "if" "IF"i ~"x"{0,1}
terminals "if", /[a-z]+/i, "a".."f", "IF"i, ~"x"

=== one text written in two ways
start: "a\u0062" "ab"
---
start = "ab" "ab"
terminals "ab"

=== terminals within terminals do not come up
start: NUMBER
NUMBER: DIGIT+ ("." DIGIT+)?
DIGIT: "0".."9"
---
start = NUMBER
terminals NUMBER

=== terminals that no rule uses are left out, rules stay
start: "a"
other: "b"
UNUSED: "c"
---
start = "a"
other = "b"
terminals "a", "b"

=== choices, groups, repetitions
start: a | b "x" | ("y" | "z")+ a? b* ["q"] a{2} b{2,} a{,3} b~2..4
a: "a"
b: "b"
---
start = (a | b "x" | ("y" | "z"){1,} a{0,1} b{0,} "q"{0,1} a{2,2} b{2,} a{0,3} b{2,4})
a = "a"
b = "b"
terminals "x", "y", "z", "q", "a", "b"

=== empty alternatives
start: "" | | "a" ""
---
start = (ε | ε | "a" ε)
terminals "a"

=== what may be empty becomes optional
start: A /b*/ %regex {"substring_chars": "cd"}
A: "a"?
---
start = A{0,1} /b*/{0,1} %regex {"substring_chars": "cd"}{0,1}
terminals A, /b*/, %regex {"substring_chars": "cd"}

=== long names are cut
start: /aaaaaaaaaabbbbbbbbbbaaaaaaaaaabbbbbbbbbbaaaaaaaaaabbbbbbbbbbaaaaaaaaaabbbbbbbbbbaaaaaaaaaa/
---
start = /aaaaaaaaaabbbbbbbbbbaaaaaaaaaabbbbbbbbbbaaaaaaaaaabbbbbbbbbbaaaaaaaaa… (1)
terminals /aaaaaaaaaabbbbbbbbbbaaaaaaaaaabbbbbbbbbbaaaaaaaaaabbbbbbbbbbaaaaaaaaa… (1)

=== what is ignored, by its name or after itself
%ignore WS
%ignore "#" /.*/
WS: /[ \n]+/
start: "a"
---
start = "a"
skip WS, "#" /.*/
terminals WS, "#" /.*/, "a"

=== alternatives over lines, comments, modifiers, aliases
// remark
?start: "a" -> first // remark
      # remark

      | _b -> second
!_b: ( "b"
       "c" )
---
start = ("a" | _b)
_b = "b" "c"
terminals "a", "b", "c"

=== a schema of one lexeme
start: %json {"type": ["string", "null"], "maxLength": 5} %json {"const": "a"}
---
start = start%json start%json (2)
start%json = (JSON string of 0 to 5 characters | "null")
start%json (2) = "\"a\""
terminals JSON string of 0 to 5 characters, "null", "\"a\""

=== a schema of lists where white space is ignored anyway
start: %json {"type": "array", "items": {"type": "integer", "minimum": 1}, "maxItems": 3}
%ignore /[ \t\r\n]+/
---
start = start%json
start%json = "[" (ε | start%json/items ("," start%json/items){0,2}) "]"
start%json/items = JSON integer from 1
skip /[ \t\r\n]+/
terminals /[ \t\r\n]+/, ",", "[", "]", JSON integer from 1

=== properties in their order
start: %json {"type": "object", "required": ["b"], "additionalProperties": false, "properties": {"a": {"const": 1}, "b": {"const": 2}}}
%ignore /[ \t\r\n]/
---
start = start%json
start%json = "{" ("\"a\"" ":" start%json/properties/a start%json (rest 1) | "\"b\"" ":" start%json/properties/b) "}"
start%json (rest 1) = "," "\"b\"" ":" start%json/properties/b
start%json/properties/b = "2"
start%json/properties/a = "1"
skip /[ \t\r\n]/
terminals /[ \t\r\n]/, ":", "\"a\"", "\"b\"", ",", "{", "}", "2", "1"
`;
