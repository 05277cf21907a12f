/** Types of TypeScript, after the compiler's own parser. */

/** Definitions in the notation of overlays. */
export const typeRules = String.raw`
type_annotation = ":" type
type = union_type | function_type | [~no_conditional] conditional_type
conditional_type = union_type same_line "extends" type[+no_conditional] "?" type ":" type
union_type = "|"? intersection_type ("|" intersection_type)*
intersection_type = "&"? _type_operator ("&" _type_operator)*
_type_operator := primary_type | ("keyof" | "unique" | "readonly") _type_operator | infer_type
infer_type = "infer" identifier ("extends" type[+no_conditional])?
function_type = "abstract"? "new" type_parameters? formal_parameters "=>" return_type | type_parameters? formal_parameters "=>" return_type
return_type := type | type_predicate | asserts
type_predicate = (identifier | "this") same_line "is" type
asserts = "asserts" same_line (identifier | "this") ("is" type)?

primary_type = [+lenient] "const" | type_reference | "void" | "null" | "this" | literal_type | object_type | mapped_type | array_type | lookup_type | tuple_type | parenthesized_type | type_query | import_type | template_literal_type
literal_type = "-"? number | string | "true" | "false"
array_type = primary_type same_line "[" "]"
lookup_type = primary_type same_line "[" type "]"
parenthesized_type = "(" type ")"
type_reference := _entity_name (same_line type_arguments)?
_entity_name := identifier ("." identifier_name)*
type_query = "typeof" (_query_name (same_line type_arguments)? | import_type)
_query_name := (identifier | "this") ("." (identifier_name | private_property_identifier))*
_import_options := "{" ("with" | "assert") ":" "{" (_import_option ("," _import_option)* ","?)? "}" ","? "}"
_import_option := (identifier_name | string) ":" expression
import_type := "import" "(" type ("," _import_options ","?)? ")" ("." identifier_name)* (same_line type_arguments)?
template_literal_type = template_whole | template_head type (template_middle type)* template_tail
type_arguments = "<" type ("," type)* ([+lenient] ",")? type_close | [+lenient] "<" type_close
type_parameters = "<" type_parameter ("," type_parameter)* ","? type_close | [+lenient] "<" type_close
type_parameter = ("const" | "in" | "out")* identifier constraint? default_type?
constraint = "extends" type
default_type = "=" type
tuple_type = "[" (_tuple_type_member ("," _tuple_type_member)* ","?)? "]"
_tuple_type_member = type "?"? | "..." type | "..."? identifier_name "?"? ":" type

object_type = "{" _type_member* "}"
_type_member := _type_member_body ("," | _semicolon)
_type_member_body := type_parameters? formal_parameters return_annotation? | "new" type_parameters? formal_parameters return_annotation? | _type_modifier* index_signature | _type_modifier* _property_name "?"? (type_annotation? | type_annotation [+lenient] _initializer | _call_signature) | ("get" | "set") _property_name _call_signature
_type_modifier := ("readonly" | "public" | "private" | "protected" | "static" | "abstract" | "override" | "declare") same_line
index_signature = "[" identifier type_annotation "]" type_annotation?
mapped_type := "{" (("+" | "-")? "readonly")? "[" identifier "in" type ("as" type)? "]" (("+" | "-")? "?")? type_annotation? (_semicolon | [+lenient] _semicolon _type_member*)? "}"
`;
