/** What JavaScript has for itself: targets of assignments, classes, modules, and strict code. */

/** Definitions in the notation of overlays. */
export const javascriptRules = String.raw`
# Names. Words that are reserved in some code only are terminals of their own.
_binding_identifier := _plain_identifier | [~strict] evaluated_name
_identifier = _plain_identifier | evaluated_name
_plain_identifier := identifier | [~strict] (strict_word | [~no_let ~lexical] "let" | [~yield] "yield") | [~await] "await"
identifier_name := identifier | evaluated_name | strict_word | "let" | "yield" | "await" | reserved_word
primary_expression += [~strict] legacy_number | [~strict ~no_directive] legacy_string
_property_name += [~strict] (legacy_number | legacy_string)
_string = string | [~no_directive] use_strict

# Directives: strict code begins with one, and legacy strings cannot stand before it.
program = (at_once hash_bang)? html_close? _body_text
_file := program | module_text[+strict +await]
module_text := (at_once hash_bang)? _module_item*
_module_item = _later_item | import_statement | export_statement
_body_text = _directive* ([~strict] (legacy_directive (_directive | legacy_directive)*)? | ) (statement_list_item _later_item*)? | _directive* use_strict _semicolon _statement_list[+strict]
_statement_list = _later_item*
_directive := string _semicolon
legacy_directive := legacy_string _semicolon
_later_item := statement_list_item | use_strict _semicolon | [~strict] legacy_directive
expression_statement = _expressions[+no_brace +no_function +no_directive +no_let_bracket] _semicolon

statement_list_item = statement | function_declaration | class_declaration | lexical_declaration

# What can be assigned to.
assignment_expression = _assignment_target "=" expression | _simple_target _assignment_operator expression
update_expression = _left_hand_side | _simple_target same_line ("++" | "--") | ("++" | "--") _simple_target
_assignment_target := _simple_target | [~no_brace] _object_target | _array_target
_simple_target := _binding_identifier | member_expression | subscript_expression | _call_member | "(" _simple_target ")"
_target_element := _assignment_target _initializer?
_object_target := "{" (_target_property ("," _target_property)* ("," _object_rest? | ) | _object_rest)? "}"
_target_property := _property_name ":" _target_element | _binding_identifier _initializer?
_object_rest := "..." _simple_target
_array_target := "[" ","* (_target_element (","+ _target_element)* (","+ _array_rest? | ) | _array_rest)? "]"
_array_rest := "..." _assignment_target

_formal_parameter = _binding_element
_rest_parameter := rest_pattern
member_expression = _member "." _member_name | [+method] "super" "." _member_name
_member_name = identifier_name | private_property_identifier
subscript_expression = [~no_let_bracket] _member "[" _expressions "]" | [+no_let_bracket] _member[+no_let] "[" _expressions "]" | [+method] "super" "[" _expressions "]"
call_expression = _member arguments | [+constructor] "super" arguments | "import" arguments | call_expression arguments | call_expression _tagged_template | _call_member
meta_property = [+target] "new" "." "target" | [+await] "import" "." "meta"

# Declarations.
variable_declarator = _binding_identifier _initializer? | _destructuring_pattern _initializer
lexical_declaration = _lexical_list _semicolon
_lexical_list = "let" variable_declarator[+lexical] ("," variable_declarator[+lexical])* | ("const" | "using" same_line | [+await] "await" same_line "using" same_line) _constant[+lexical] ("," _constant[+lexical])*
_constant := _binding _initializer
_plain_function = "function" _binding_identifier _code[+target ~method ~constructor]
class = decorator* "class" _binding_identifier[+strict]? _class_tail[+strict]
class_declaration = decorator* "class" _binding_identifier[+strict] _class_tail[+strict]
_class_tail := "{" class_body[~loop ~switch ~derived] "}" | "extends" _left_hand_side "{" class_body[~loop ~switch +derived] "}"
class_body = (";" | decorator* "static"? (class_method | field_definition _semicolon) | "static" statement_block[+await +method ~constructor ~return +target ~yield])*
_class_entry := class_body
_function_entry := function_declaration | arrow_function
class_method := method_definition | [+derived] "constructor" _code[+target +method +constructor]
field_definition = _property_name _initializer[+method +target ~constructor ~yield ~await]?
decorator = "@" _decorator
_decorator := _identifier | _decorator "." _member_name | _decorator arguments | parenthesized_expression

import_statement = "import" (import_clause _from_clause | string) import_attribute? _semicolon
import_clause = _binding_identifier ("," (namespace_import | named_imports))? | namespace_import | named_imports
_from_clause = "from" _string
namespace_import = "*" "as" _binding_identifier
named_imports = "{" (import_specifier ("," import_specifier)* ","?)? "}"
import_specifier = _binding_identifier | (identifier_name | _string) "as" _binding_identifier
import_attribute = same_line "with" "{" (_attribute ("," _attribute)* ","?)? "}"
_attribute := (identifier_name | _string) ":" _string
export_statement = "export" (("*" ("as" (identifier_name | _string))? | export_clause) _from_clause import_attribute? | _local_exports) _semicolon | "export" (variable_declaration | lexical_declaration | function_declaration | class_declaration) | decorator+ "export" "default"? class_declaration | "export" "default" (_default_function | decorator* "class" _binding_identifier? _class_tail[+strict] | expression[+no_function] _semicolon)
_local_exports := "{" (_local_export ("," _local_export)* ","?)? "}"
_local_export := _identifier ("as" (identifier_name | _string))?
export_clause = "{" (export_specifier ("," export_specifier)* ","?)? "}"
export_specifier = (identifier_name | _string) ("as" (identifier_name | _string))?
_default_function := "function" _binding_identifier? _code[+target ~method ~constructor] | "function" "*" _binding_identifier? _generator_code[+target ~method ~constructor] | "async" same_line "function" _binding_identifier? _async_code[+target ~method ~constructor] | "async" same_line "function" "*" _binding_identifier? _async_generator_code[+target ~method ~constructor]
`;
