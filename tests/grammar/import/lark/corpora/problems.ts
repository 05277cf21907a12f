/** Grammars, and the problems expected of them: line, column, name of the error, part of the message. */
export const PROBLEMS = String.raw`=== undefined rule with a suggestion
start: nubmer
number: /[0-9]+/
---
1:8 undefinedName resolve nubmer | did you mean number?

=== undefined terminal
start: "a" WORD
---
1:12 undefinedName resolve WORD | define WORD

=== undefined in a terminal, where rules are no help
start: WORDS
WORDS: WORDD
WORD: /a+/
wordd: "a"
---
2:8 undefinedName resolve WORDD | did you mean WORD?

=== no start
begin: "a"
---
1:1 noStart begin at start | name the rule start

=== no start, but nearly
start1: "a"
---
1:1 noStart begin at start | did you mean start1?

=== nothing at all
# only a comment
---
1:1 noStart begin at start

=== duplicates
start: "a" | A
start: "b"
A: "x"
A: "y"
---
2:1 duplicateName define start again | join
4:1 duplicateName define A again

=== a duplicate of an import
%import common.INT
INT: /[0-9]/
start: INT
---
2:1 duplicateName define INT again

=== unknown import
%import common.INTT
%import python.NAME -> FOO
start: INTT FOO
---
1:9 unknownImport import common.INTT | did you mean common.INT?
2:9 unknownImport import python.NAME

=== a terminal that contains itself
start: A
A: "a" | B
B: "b" A
---
2:1 recursiveTerminal (A → B → A) | make it a rule

=== two circles
start: A C
A: A "a" | "a"
C: "c" D
D: C | "d"
---
2:1 recursiveTerminal (A → A)
3:1 recursiveTerminal (C → D → C)

=== a terminal that names a rule
start: A
A: "a" b
b: "b"
---
2:8 malformed the rule b in A

=== what is ignored must be terminals
start: "a"
%ignore ws
ws: " "
---
2:9 malformed the rule ws in %ignore

=== empty terminals
start: A B
A: ""
B: /[a&&b]/
%ignore ""
---
2:1 emptyTerminal nothing but the empty text
3:1 emptyTerminal no text at all
4:9 emptyTerminal ignore this

=== what is refused in a terminal does not make it an empty one, too
start: A B
A: <|x|>
B: /a(?=b)/
%ignore B
---
2:4 unsupported special token
3:6 unsupported a look-around

=== an invalid expression, its place mapped
start: "a" /x[b-a]/
---
1:15 regex

=== an expression that is not closed on its line
start: /ab
other: "a"
---
1:8 malformed not closed

=== a text that is not closed on its line
start: "ab
other: "a"
---
1:8 malformed not closed

=== single quotes
start: 'a'
---
1:8 malformed begins so | double quotes

=== an escape that JSON lacks, half a pair
start: "\q" "\ud800"
---
1:8 malformed unknown escape
1:13 malformed unknown escape

=== a name that mixes cases
start: Foo
Foo: "a"
---
2:1 malformed it mixes cases | foo or FOO

=== groups that are not closed
start: ("a" | "b"
other: "c")
---
2:1 malformed there is other, expected the end of the group
2:11 malformed the end of the definition

=== a line that is neither definition nor statement
start: "a"
  "b"
---
2:3 malformed there is the text "b", expected a definition

=== a colon is missing
start "a"
---
1:7 malformed ":" behind start

=== no colon at the end
start
---
1:6 malformed the end of a line, expected ":"

=== one repetition after another
start: "a"+*
---
1:12 malformed one repetition at a time

=== counts
start: "a"{2,1} "b"{0} "c"{-1,} "d"
next: "a"{1.5}
last: "a"~2..1
---
1:11 repetition 2 to 1 times | exchange
1:20 repetition 0 to 0 times | leave it out
1:28 malformed a count from 0
2:11 malformed a count from 0
3:10 repetition 2 to 1

=== too many of something
start: "a"{1,1000000} A
A: "a"{1,1000000}
---
1:8 repetition at most 2000 times
2:4 tooLarge more than 100000 parts

=== places within groups
start: ( (/a(?=b)/) [missing] )
---
1:13 unsupported a look-around
1:22 undefinedName resolve missing

=== a count in an expression
start: /a{1,1000000}/
---
1:10 regexTooLarge repeats more than

=== ranges
start: "ab".."c"
b: "a".."cd"
c: "d".."a"
d: "a".."c"i
---
1:8 malformed two single characters
2:4 malformed two single characters
3:4 malformed two single characters
4:4 malformed two single characters

=== lazy repetitions
start: /"(.*?)"/
b: /a+?/
c: /a{1,2}?/
d: /[*?]?\*?(?:a)?\{1}?/
---
1:13 unsupported a lazy repetition
2:7 unsupported a lazy repetition
3:11 unsupported a lazy repetition

=== look-around and word boundaries
start: /a(?=b)/ /a(?!b)/
b: /(?<=a)b/ | /(?<!a)b/
c: /\bword/
---
1:10 unsupported a look-around
1:19 unsupported a look-around
2:5 unsupported a look-around
2:17 unsupported a look-around
3:5 regexUnsupported word boundary

=== flags
start: /a/l
---
1:11 unsupported the flag l

=== attributes
a[lazy]: /.*b/
b[suffix="x"]: /.*/
c[stop=/x/, max_tokens=5]: /.*/
d[temperature=0.7]: /.*/
e[capture, capture="x"]: /.*/
start: "x"
---
1:3 unsupported attribute lazy | must not run past
2:3 unsupported attribute suffix
3:3 unsupported attribute stop
3:13 unsupported attribute max_tokens | bound the characters
4:3 unsupported attribute temperature

=== priorities
start.2: "a" A
A.-1: "b"
---
1:6 unsupported the priority of start
2:2 unsupported the priority of A

=== templates
start: list{"a"}
list{x}: x ("," x)*
---
1:8 unsupported templates
2:5 unsupported templates

=== parametric rules
start: perm::0x0
perm::_: ""                  %if is_ones([0:3])
      | "a" perm::set_bit(0) %if bit_clear(0)
---
1:8 unsupported parametric rules
2:5 unsupported parametric rules

=== special tokens and other grammars
start: <|python_tag|> <[128010]> <think> @other
b: %lark { start: "a" }
---
1:8 unsupported special token <|python_tag|>
1:23 unsupported special token <[128010]>
1:34 unsupported special token <think>
1:42 unsupported grammar @other
2:4 unsupported %lark

=== other statements
%declare A
%override start: "b"
%extend start: "c"
start: "a"
---
1:1 unsupported %declare
2:1 unsupported %override
3:1 unsupported %extend

=== options that would mean something else
%llguidance {"ignore_once": true, "no_forcing": true}
%llguidance {"allow_initial_skip": false}
%llguidance {"skip_repetition": "once"}
%llguidance {}
start: "a"
---
1:1 unsupported ignore_once to true
2:1 unsupported allow_initial_skip to false
3:1 unsupported skip_repetition

=== and in a rule
start: "a" & "b"
---
1:8 unsupported & in the rule start

=== %regex with something else
start: %regex {"type": "number"}
b: %regex {}
c: %regex {"substring_words": "a", "substring_chars": "b"}
d: %regex {"substring_chunks": "ab"}
---
1:8 unsupported with type
2:4 unsupported with nothing
3:4 unsupported with substring_words, substring_chars
4:4 unsupported with substring_chunks

=== JSON that is none
start: %json {"type": "string",}
b: %json {"a": [1, 2}
c: %json
d: %json {
  # remark
  "type": "string"
}
e: undefined_name
---
1:32 malformed a name in double quotes
2:21 malformed a comma or ]
4:1 malformed a JSON value
5:3 malformed a name in double quotes
8:4 undefinedName resolve undefined_name

=== %json in a terminal
start: A
A: "a" %json {}
---
2:8 unsupported %json in a terminal

=== %json at the beginning of a line
start: "a"
%json {}
---
2:1 malformed behind the colon

=== a schema that is not well formed
start: %json {"properties": {"a": {"type": "strnig"}}}
---
1:44 schemaMalformed "type"

=== schemas that rules cannot say, each where it stands
start: %json {"type": "array", "uniqueItems": true}
b: %json {
  "properties": {
    "x": {"oneOf": [{}]}
  }
}
c: %json {"type": "object", "minProperties": 1}
d: %json {"type": "number", "minimum": 1}
e: %json {"$ref": "#/$defs/t", "type": "string", "$defs": {"t": {}}}
f: %json {"allOf": [{}, {}]}
g: %json {"enum": [1], "minimum": 0}
h: %json {"x-guidance": {"lenient": true}}
i: %json {"type": "integer", "minimum": 1e300}
---
1:47 notContextFree "uniqueItems"
4:20 notContextFree "oneOf"
7:46 notContextFree "minProperties"
8:40 notContextFree integers alone
9:40 notContextFree beside $ref
10:20 notContextFree two schemas at once
11:35 notContextFree beside enum
12:25 notContextFree "x-guidance"
13:41 notContextFree beyond 2^53

=== a schema among comments that are ignored
start: %json {"type": "array"}
%ignore /#[^\n]*/
---
1:8 notContextFree does not allow between brackets
`;
