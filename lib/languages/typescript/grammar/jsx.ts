/**
 * JSX. Names with dashes, strings without escapes and the `>` of tags are terminals of the group
 * `jsxtag`, text between tags is one of the group `jsxtext`. That the names of an element's two tags
 * are equal is beyond a context-free grammar.
 */

/** Definitions in the notation of overlays. */
export const jsxRules = String.raw`
update_expression += _jsx_element
_jsx_element = jsx_element | jsx_self_closing_element
jsx_element = _jsx_opening _jsx_child* jsx_closing_element
_jsx_opening := "<" (_jsx_tag _jsx_attribute*)? jsx_close
jsx_closing_element = jsx_end _jsx_element_name? jsx_close
jsx_self_closing_element = "<" _jsx_tag _jsx_attribute* jsx_self_close
_jsx_tag := _jsx_element_name
_jsx_element_name = jsx_name (":" jsx_name)? | _jsx_member "." identifier_name
_jsx_member := (identifier | "this") ("." identifier_name)*
_jsx_attribute = jsx_name (":" jsx_name)? ("=" _jsx_attribute_value)? | "{" "..." expression "}"
_jsx_attribute_value = jsx_string | "{" _expressions "}" | _jsx_element
_jsx_child = jsx_text | _jsx_inner_element | jsx_brace (_expressions | spread_element)? "}"
_jsx_inner_element := jsx_open (_jsx_tag _jsx_attribute*)? jsx_close _jsx_child* jsx_closing_element | jsx_open _jsx_tag _jsx_attribute* jsx_self_close
`;

/** What TSX has besides: no assertions in angle brackets, and type arguments of elements. */
export const tsxRules = String.raw`
unary_expression = update_expression | ("!" | "~" | "-" | "+" | "typeof" | "void" | "delete") unary_expression | await_expression
_jsx_tag = _jsx_element_name type_arguments?
_arrow_type_parameters = "<" "const"? identifier ("," (type_parameter ("," type_parameter)* ","?)? | constraint default_type? ("," type_parameter)* ","? | default_type ("," type_parameter)* ","?) type_close
`;
