/**
 * Grammars, and texts as JSON strings that they accept (`+`) or do not (`-`). llguidance 1.9.1 was
 * asked the same and agrees in every line.
 */
export const TEXTS = String.raw`=== arithmetic
start: expr
expr: expr "+" term | expr "-" term | term
term: term "*" factor | term "/" factor | factor
factor: "(" expr ")" | NUMBER | "-" factor
NUMBER: /[0-9]+(\.[0-9]+)?/
---
+ "1"
+ "1+2*3"
+ "(1+2)*3"
+ "((1))"
+ "-1--2"
+ "1.5/2"
- "1+"
- "1++2"
- "()"

=== JSON written out
start: value
value: object | array | STRING | NUMBER | "true" | "false" | "null"
object: "{" [pair ("," pair)*] "}"
pair: STRING ":" value
array: "[" [value ("," value)*] "]"
STRING: /"(\\.|[^"\\])*"/
NUMBER: /-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?/
---
+ "{\"a\":[1,2,{\"b\":null}]}"
+ "\"x\""
+ "{}"
+ "[[],[]]"
- "[1,]"
- "{\"a\":1,}"
- "{\"a\"}"

=== a small language with reserved words and comments
start: stmt+
stmt: "let" NAME "=" e ";" | "if" "(" e ")" block | "while" "(" e ")" block | "print" e ";"
block: "{" stmt* "}"
e: e ("==" | "<" | "+") t | t
t: NAME | INT | "(" e ")"
NAME: /[a-z]+/ & ~/let|if|while|print/
INT: /[0-9]+/
WS: /[ \t\n]+/
%ignore WS
%ignore COMMENT
COMMENT: "//" /[^\n]*/
---
+ "let x = 1;"
+ "if (x < 1) { print x; } let y = x;"
+ "while (a == b) { }"
+ "letx = 1;"
+ "let x = 1; // hi\nprint x;"
+ "let iff = 2;"
- "let let = 1;"
- "if (x) print x;"
- "print (1 + 2;"

=== counts in a terminal
start: A
A: ("x" | "y"){2,3} "z"~2..3 "w"~2
---
+ "xyzzww"
+ "xyxzzww"
- "xzzzww"
- "xyzww"

=== counts in a rule
start: a{2,3} b~2 c{,2} d{1,}
a: "a"
b: "b"
c: "c"
d: "d"
---
+ "aabbd"
+ "aaabbccddd"
- "abbd"
- "aabbcccd"
- "aabb"

=== ranges
start: A
A: "a".."f" "0".."9"?
---
+ "a"
+ "f5"
- "g"

=== texts without case
start: "SELECT"i NAME "FROM"i NAME
NAME: /[a-z_]+/
%ignore " "
---
+ "select a from b"
+ "SeLeCt a FrOm b"
+ "selecta from b"
- "SELEC a from b"

=== and, not
start: X
X: A & B | "zz"
A: /[a-z]+/
B: /.*q.*/
---
+ "aqa"
+ "zz"
+ "q"
- "aaa"

=== lines without an empty one
start: X
X: /[a-zA-Z \n]*/ & ~/(?s:.*)\n\n(?s:.*)/
---
+ "a\nb"
+ "a b\n"
- "a\n\nb"

=== not before a repetition is within it
start: A
A: "x" ~"b"+ "x"
---
+ "xbbx"
+ "xx"
- "xbx"

=== flags of expressions
start: /(?i)abc/ /d/i /e.f/s /g # x
 h/x
---
+ "ABCDe\nfgh"
- "abcDexfg h"

=== classes are those of Unicode
start: /\w+/ " " /\d+/ " " /\s/
---
+ "é1 1  "
+ "é ১ \u00a0"
- "a b  "

=== properties and POSIX classes
start: /\p{Lu}\p{L}{2}/ /[^\x00-\x7f]/ /[[:alpha:]]/ /\u{e9}/
---
+ "Äbcéaé"
- "äbcéaé"

=== escapes of texts
start: "a\"b\\c\n\/\u00e9\b\x41\xff"
---
+ "a\"b\\c\n/é\bAÿ"
- "a"

=== a slash in an expression
start: /\//
---
+ "/"
- "//"

=== two alternatives that begin alike
start: a b | a c
a: "x"
b: "y"
c: "z"
---
+ "xy"
+ "xz"
- "x"

=== groups and options
start: (("a" | "b") "c")+ ["d"] "e"?
---
+ "ac"
+ "bcacde"
- "acd e"
- "e"

=== some chunks in a row
start: %regex {"substring_chunks":["abc","de","fg"]}
---
+ ""
+ "abc"
+ "de"
+ "abcde"
+ "defg"
+ "abcdefg"
- "ab"
- "cde"
- "abcfg"

=== some words in a row
start: "A" %regex { "substring_words": "foo  bar...baz" } "B"
---
+ "AfooB"
+ "Afoo  B"
+ "Abar...B"
+ "A...bazB"
+ "AB"
- "Afoo B"
- "A..B"
- "AfoB"

=== some characters in a row, within a terminal
start: SUB
SUB: "A" %regex { "substring_chars": "빠른 갈색" } "B"
---
+ "A빠B"
+ "A른 갈B"
+ "AB"
- "A갈빠B"

=== characters are code points
start: /.../ "abc" /.../
---
+ "abcabcabc"
+ "🔵🟠✅abc❌🟠🔵"
- "aaabcccc"

=== a text that ties with a terminal
start:  "'foo'" /a+/ | STRING /b+/
STRING: /'[^']*'/
---
+ "'foo'a"
+ "'bar'b"
+ "'foo'bb"
- "'bar'a"

=== free text or something else
start: /[^{](.|\n)*/ | "{" "}"
---
+ "abc{}\n"
+ "{}"
- "{a"

=== a terminal that may be empty
start: A "b"
A: /a*/
---
+ "b"
+ "aab"
- "a"

=== an ignored terminal that may be empty
%ignore / */
start: "a" "b"
---
+ "ab"
+ "a  b"
- "a\tb"

=== recursion on the left
start: xs
xs: xs "," x | x
x: "x" | "[" xs "]"
---
+ "x,x,[x,x]"
- "[x"
- "x,"

=== recursion on the right
start: xs
xs: x "," xs | x
x: "x" | "[" xs "]"
---
+ "x,x,[x,x]"
- "[x"
- "x,"

=== endlessly ambiguous
start: s
s: s s | "a" | ""
---
+ ""
+ "a"
+ "aaaa"
- "b"

=== hidden recursion on the left
start: a
a: b a | "x"
b: "y"?
---
+ "x"
+ "yyx"
- "yy"

=== repetitions of what may be empty
start: ("a"*)* "b"
---
+ "b"
+ "aab"
- "aa"

=== an alternative may begin a line, aliases and modifiers mean nothing
?start: a
!_b[capture="x"]: "b"

a: "x" -> foo

 | _b -> bar
---
+ "x"
+ "b"
- "xb"

=== imports
%import common.INT -> foo
%import common (WORD, WS)
start: foo WORD
%ignore WS
---
+ "12 ab"
+ "12ab"
- "ab 12"
`;
