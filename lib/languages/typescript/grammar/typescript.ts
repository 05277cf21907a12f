/**
 * What TypeScript has for itself outside of types: annotated bindings, classes, modules. The rules
 * follow TypeScript's own parser, which leaves to its checker what needs no syntax, such as the
 * order of modifiers.
 */

/** Definitions in the notation of overlays. */
export const typescriptRules = String.raw`
identifier_name := identifier | reserved_word
statement_list_item = statement | declaration
# TypeScript's checker refuses what is marked [+lenient]; its parser does not.
declaration = function_declaration | class_declaration | lexical_declaration | type_alias_declaration | enum_declaration | interface_declaration | module | ambient_declaration | import_alias

_branch = statement | function_declaration | [+lenient] (class_declaration | lexical_declaration | type_alias_declaration | interface_declaration | enum_declaration)
_loop_body = statement | [+lenient] declaration
labeled_statement = identifier ":" _branch

# Expressions.
primary_expression += [~no_function] "let" | [+lenient] "(" "await" ")"
binary_expression += binary_expression same_line ("as" (type | "const") | "satisfies" type)
unary_expression += type_assertion
type_assertion = assertion_open (type | "const") type_close unary_expression
assignment_expression = _left_hand_side ("=" | _assignment_operator) expression
update_expression = _left_hand_side | _left_hand_side same_line ("++" | "--") | ("++" | "--") _left_hand_side
_member += _member same_line "!" | "new" _member _expression_type_arguments arguments | _member _expression_type_arguments _tagged_template
_expression_type_arguments := type_arguments | "<<" type_parameter ("," type_parameter)* ","? type_close formal_parameters "=>" return_type ("," type)* ","? type_close
_left_hand_side += instantiation_expression
instantiation_expression = (_member | call_expression) _expression_type_arguments
new_expression += "new" _member type_arguments
call_expression = (_member | call_expression) _expression_type_arguments? arguments | "super" arguments | "import" arguments | call_expression type_arguments? _tagged_template | call_expression same_line "!" | _call_member
optional_chain_expression += (_member | call_expression | optional_chain_expression) optional_chain type_arguments (arguments | _tagged_template) | optional_chain_expression (same_line "!" | type_arguments arguments)
meta_property = ("new" | "import") "." identifier_name
_property = pair | spread_element | method_definition | identifier ("=" expression)?

# Functions.
_call_signature = type_parameters? formal_parameters return_annotation?
return_annotation := ":" return_type
_arrow_parameters = identifier | _arrow_type_parameters? formal_parameters return_annotation?
_arrow_type_parameters := type_parameters
_formal_parameter = decorator* _parameter_modifier* (_binding | "this") "?"? type_annotation? _initializer?
_parameter_modifier := ("public" | "private" | "protected" | "readonly" | "override") same_line
_rest_parameter := decorator* _parameter_modifier* "..." _binding "?"? type_annotation?
function_declaration = _function_head (_function_body | _semicolon)
_function_head := "function" "*"? identifier _call_signature | "async" same_line "function" "*"? identifier _call_signature
variable_declarator = (identifier "!"? | _destructuring_pattern) type_annotation? _initializer?
_for_target = _left_hand_side | ("var" | _lexical_keyword) _binding type_annotation?
_catch_binding = _binding type_annotation? ([+lenient] _initializer)?

# Classes.
class = decorator* "abstract"? "class" _class_tail
class_declaration = decorator* ("abstract" same_line)? "class" _class_tail
_class_tail := identifier? type_parameters? class_heritage* "{" class_body "}"
class_heritage = "extends" _heritage ([+lenient] ("," _heritage)+)? | "implements" type_reference ("," type_reference)* | [+lenient] ("extends" | "implements")
_heritage := _left_hand_side
class_body = _class_member*
_class_member := ";" | _member_modifiers class_element | "static" statement_block | [+lenient] ("abstract" | "readonly" | "declare" | "async" | "public" | "private" | "protected" | "override" | "accessor") same_line "static" statement_block
_class_entry := _class_member+
_function_entry := function_declaration | arrow_function
_member_modifiers := (decorator | _member_modifier)*
_member_modifier := ("public" | "private" | "protected" | "abstract" | "override" | "readonly" | "declare" | "accessor" | "async") same_line | "static"
_accessor = ("get" | "set") _property_name _call_signature (_function_body | [+lenient] _semicolon)
class_element := "*"? _property_name "?"? _call_signature (_function_body | _semicolon) | ("get" | "set") _property_name _call_signature (_function_body | _semicolon) | _property_name ("?" | "!")? type_annotation? _initializer? _semicolon | index_signature _semicolon
decorator = "@" _decorator ([+lenient] (type_arguments | _tagged_template))?
_decorator := identifier | "this" | parenthesized_expression | _decorator "." _member_name | _decorator _expression_type_arguments? arguments | _decorator same_line "!"

# Other declarations.
type_alias_declaration = "type" same_line _alias
_alias := identifier type_parameters? "=" type _semicolon
interface_declaration = "interface" same_line _interface | [+lenient] "abstract" same_line "interface" same_line _interface
_interface := identifier type_parameters? extends_type_clause? object_type
extends_type_clause = "extends" type_reference ("," type_reference)* | [+lenient] ("extends" (_left_hand_side ("," _left_hand_side)*)? | "implements" type_reference)
enum_declaration = "const"? "enum" identifier enum_body
enum_body = "{" (enum_assignment ("," enum_assignment)* ","?)? "}"
enum_assignment = _property_name _initializer?
module = ("namespace" | "module") same_line _namespace | "module" same_line _ambient_module | "global" module_block
_namespace := identifier ("." identifier_name)* module_block
_ambient_module := string (module_block | _semicolon)
module_block := "{" _module_item* "}"
ambient_declaration = "declare" same_line (declaration | variable_declaration) | "declare" same_line ("interface" _interface | ("namespace" | "module") _namespace | "module" _ambient_module | "type" _alias)
import_alias = "import" "type"? identifier "=" (identifier ("." identifier)* | "require" "(" string ")") _semicolon

# Modules.
import_statement = "import" ("type" | "defer")? import_clause _from_clause import_attribute? _semicolon | "import" string import_attribute? _semicolon
import_clause = identifier ("," (namespace_import | named_imports))? | namespace_import | named_imports
_from_clause = "from" string
namespace_import = "*" "as" identifier
named_imports = "{" (import_specifier ("," import_specifier)* ","?)? "}"
import_specifier = "type"? (identifier | (identifier_name | string) "as" identifier)
import_attribute = same_line ("with" | "assert") object
export_statement = _export_from _semicolon | decorator* "export" declaration | decorator* "export" variable_declaration | decorator* "export" "default" _default
_export_from := "export" "type"? ("*" ("as" (identifier_name | string))? _from_clause import_attribute? | export_clause (_from_clause import_attribute?)?) | "export" "=" _expressions | "export" "as" "namespace" identifier
_lenient_decorated := decorator+ (lexical_declaration | variable_declaration | function_declaration | type_alias_declaration | enum_declaration | interface_declaration | module | ambient_declaration)
declaration += [+lenient] _lenient_decorated
object_pattern += [+lenient] "{" (_binding_property ",")* rest_pattern "," "}"
array_pattern += [+lenient] "[" ","* (_binding_element ","+)* rest_pattern "," "]"
_default := _default_function | class_declaration | interface_declaration | expression[+no_function] _semicolon
_default_function := "async"? "function" "*"? identifier? _call_signature (_function_body | _semicolon)
export_clause = "{" (export_specifier ("," export_specifier)* ","?)? "}"
export_specifier = "type"? (identifier_name | string) ("as" (identifier_name | string))?
`;
