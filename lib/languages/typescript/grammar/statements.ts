/** Statements and modules of JavaScript and TypeScript alike. */

/** Definitions in the notation of overlays. */
export const statementRules = String.raw`
_semicolon = ";" | automatic_semicolon
program = (at_once hash_bang)? _module_item*
_module_item := statement_list_item | import_statement | export_statement
_statement_list := statement_list_item*
statement_list_item := statement | declaration
_body_text := _statement_list

statement = statement_block | variable_declaration | empty_statement | expression_statement | if_statement | for_statement | for_in_statement | while_statement | do_statement | continue_statement | break_statement | return_statement | with_statement | labeled_statement | switch_statement | throw_statement | try_statement | debugger_statement
expression_statement = _expressions[+no_brace +no_function +no_let_bracket] _semicolon
statement_block = "{" _statement_list "}"

variable_declaration = _variable_list _semicolon
_variable_list := "var" variable_declarator ("," variable_declarator)*
lexical_declaration = _lexical_list _semicolon
_lexical_list := _lexical_keyword variable_declarator[+lexical] ("," variable_declarator[+lexical])*
_lexical_keyword := "let" | "const" | "using" same_line | "await" same_line "using" same_line

if_statement = "if" parenthesized_expression _branch else_clause?
else_clause = "else" _branch
_branch := statement[+branch] | _plain_function
_plain_function := function_declaration
for_statement = "for" "(" _for_init? ";" _expressions? ";" _expressions? ")" _loop_body
_for_init := _variable_list[+no_in] | _lexical_list[+no_in] | _expressions[+no_in +no_let_bracket]
for_in_statement = "for" "(" _for_target[+no_let_bracket] "in" _expressions ")" _loop_body | "for" _for_await? "(" _for_target[+no_let] "of" expression ")" _loop_body
_for_await := [+await] "await"
_for_target := _assignment_target | "var" _for_binding | _lexical_keyword _for_binding[+lexical]
_for_binding := _binding
while_statement = "while" parenthesized_expression _loop_body
do_statement = "do" _loop_body "while" parenthesized_expression ";"?
_loop_body := statement[+loop +branch]
break_statement = "break" (same_line _identifier | [+loop] | [+switch]) _semicolon
continue_statement = [+loop] "continue" (same_line _identifier)? _semicolon
return_statement = [+return] "return" (same_line _expressions)? _semicolon
throw_statement = "throw" same_line _expressions _semicolon
labeled_statement = _identifier ":" (statement | [~branch] _plain_function)
switch_body = "{" switch_case[+switch]* (switch_default[+switch] switch_case[+switch]*)? "}"
switch_case = "case" _expressions ":" _statement_list
switch_default = "default" ":" _statement_list
try_statement = "try" statement_block (catch_clause | catch_clause? finally_clause)
catch_clause = "catch" ("(" _catch_binding ")")? statement_block
_catch_binding := _binding
`;
