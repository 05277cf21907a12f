/**
 * Expressions and functions of JavaScript and TypeScript alike, where tree-sitter's rules leave to
 * precedences what a recogniser decides by rules. What a context does is said in `contexts.ts`.
 */

/** Definitions in the notation of overlays. */
export const expressionRules = String.raw`
# A sequence in parentheses, brackets or statements.
_expressions = expression ("," expression)*
sequence_expression = expression ("," expression)+
parenthesized_expression = "(" _expressions ")"

expression = binary_expression | ternary_expression | assignment_expression | arrow_function | yield_expression
ternary_expression = binary_expression "?" expression[~no_in] ":" expression
yield_expression = [+yield ~parameters] "yield" (same_line "*"? expression)?

# Precedence does not decide whether a text belongs to the language, except that ** has no unary
# operator on its left.
binary_expression = _operand | _private_in | binary_expression _binary_operator (_operand | _private_in) | [~no_in] binary_expression "in" _operand
_private_in := private_property_identifier "in" _operand
_operand := unary_expression | update_expression "**" _operand
_binary_operator := "||" | "&&" | "??" | "|" | "^" | "&" | "==" | "!=" | "===" | "!==" | "<" | ">" | "<=" | ">=" | "<<" | ">>" | ">>>" | "+" | "-" | "*" | "/" | "%" | "instanceof"
unary_expression = update_expression | ("!" | "~" | "-" | "+" | "typeof" | "void" | "delete") unary_expression | await_expression
await_expression = [+await ~parameters] "await" unary_expression
_assignment_operator := "+=" | "-=" | "*=" | "/=" | "%=" | "^=" | "&=" | "|=" | ">>=" | ">>>=" | "<<=" | "**=" | "&&=" | "||=" | "??="

# new without arguments cannot be called, so new a() has one reading.
_left_hand_side := _member | new_expression | call_expression | optional_chain_expression
_member := primary_expression | member_expression | subscript_expression | _member _tagged_template | "new" _member arguments | meta_property
member_expression = (_member | "super") "." _member_name
subscript_expression = (_member | "super") "[" _expressions "]"
new_expression = "new" (_member | new_expression)
call_expression = _member arguments | "super" arguments | "import" arguments | call_expression arguments | call_expression _tagged_template | _call_member
_call_member := call_expression "." _member_name | call_expression "[" _expressions "]"
optional_chain_expression := (_member | call_expression | optional_chain_expression) optional_chain _chain_link | optional_chain_expression ("." _member_name | "[" _expressions "]" | arguments)
_chain_link := _member_name | "[" _expressions "]" | arguments
_member_name := identifier_name | private_property_identifier
meta_property = "new" "." "target" | "import" "." "meta"
arguments = "(" (_argument ("," _argument)* ","?)? ")"
_argument := expression | spread_element

number = integer | other_number
primary_expression = _identifier | "this" | number | _string | regex | template_string | "true" | "false" | "null" | [~no_brace] object | array | [~no_function] (function_expression | class) | parenthesized_expression
_string := string
array = "[" ","* (_argument (","+ _argument)* ","*)? "]"
object = "{" (_property ("," _property)* ","?)? "}"
_property := pair | spread_element | method_definition | _identifier
pair = _property_name ":" expression
_property_name = identifier_name | private_property_identifier | _string | number | computed_property_name
computed_property_name = "[" (expression | [+lenient] sequence_expression) "]"

template_string = template_whole | template_head _expressions (template_middle _expressions)* template_tail
_tagged_template := tagged_whole | tagged_head _expressions (tagged_middle _expressions)* tagged_tail

# Functions. Their parameters and bodies are code of their own.
_code := _call_signature[~yield ~await] _function_body[~yield ~await]
_generator_code := _call_signature[+yield ~await] _function_body[+yield ~await]
_async_code := _call_signature[~yield +await] _function_body[~yield +await]
_async_generator_code := _call_signature[+yield +await] _function_body[+yield +await]
_function_body := "{" _body_text[+return ~loop ~switch ~parameters] "}"
function_expression = "function" _binding_identifier[~yield ~await]? _code[+target ~method ~constructor] | "function" "*" _binding_identifier[+yield ~await]? _generator_code[+target ~method ~constructor] | "async" same_line "function" _binding_identifier[~yield +await]? _async_code[+target ~method ~constructor] | "async" same_line "function" "*" _binding_identifier[+yield +await]? _async_generator_code[+target ~method ~constructor]
function_declaration = "function" _binding_identifier _code[+target ~method ~constructor] | "function" "*" _binding_identifier _generator_code[+target ~method ~constructor] | "async" same_line "function" _binding_identifier _async_code[+target ~method ~constructor] | "async" same_line "function" "*" _binding_identifier _async_generator_code[+target ~method ~constructor]
arrow_function = _arrow_parameters[+parameters] same_line "=>" _arrow_body[~await] | "async" same_line _arrow_parameters[+await +parameters] same_line "=>" _arrow_body[+await]
_arrow_parameters := _binding_identifier | _call_signature
_arrow_body := expression[+no_brace ~yield] | _function_body[~yield]
formal_parameters = "(" (_formal_parameter[+parameters] ("," _formal_parameter[+parameters])* ("," _rest_parameter[+parameters]? | ) | _rest_parameter[+parameters])? ")"
rest_pattern = "..." _binding
method_definition = _property_name _code[+target +method ~constructor] | "*" _property_name _generator_code[+target +method ~constructor] | "async" same_line _property_name _async_code[+target +method ~constructor] | "async" same_line "*" _property_name _async_generator_code[+target +method ~constructor] | _accessor[+target +method ~constructor]
_accessor := "get" _property_name "(" ")" _function_body[~yield ~await] | "set" _property_name "(" _formal_parameter[~yield ~await +parameters] ","? ")" _function_body[~yield ~await]

# What names are bound to.
_binding := _binding_identifier | _destructuring_pattern
_binding_element := _binding _initializer?
object_pattern = "{" (_binding_property ("," _binding_property)* ("," rest_pattern? | ) | rest_pattern)? "}"
_binding_property := _property_name ":" _binding_element | _binding_identifier _initializer?
array_pattern = "[" ","* (_binding_element (","+ _binding_element)* (","+ rest_pattern? | ) | rest_pattern)? "]"
`;
