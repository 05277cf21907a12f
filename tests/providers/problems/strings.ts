/**
 * @example initials("Ada Lovelace") // => "AL"
 * @example initials("grace brewster hopper") // => "GBH"
 */
export function initials(name: string): string {
  /* maze: the first letter of each word of the name, in upper case */
}

/**
 * @example slugify("Hello World") // => "hello-world"
 * @example slugify("  The Quick  Fox ") // => "the-quick-fox"
 */
export function slugify(title: string): string {
  /* maze: lower case the trimmed title and replace whitespace with dashes */
}

/**
 * @example capitalize("hello") // => "Hello"
 * @example capitalize("wORLD") // => "World"
 * @example capitalize("") // => ""
 */
export function capitalize(text: string): string {
  /* maze: upper case the first character and lower case the rest */
}

/**
 * @example isPalindrome("level") // => true
 * @example isPalindrome("Level") // => true
 * @example isPalindrome("ab") // => false
 * @example isPalindrome("abca") // => false
 */
export function isPalindrome(text: string): boolean {
  /* maze: whether the text reads the same backwards, ignoring case */
}

/**
 * @example truncate("hello world", 5) // => "hello…"
 * @example truncate("hi", 5) // => "hi"
 * @example truncate("abcdef", 3) // => "abc…"
 */
export function truncate(text: string, max: number): string {
  /* maze: cut the text to max characters and append "…" if it is longer */
}

/**
 * @example countVowels("education") // => 5
 * @example countVowels("xyz") // => 0
 * @example countVowels("Apple") // => 2
 */
export function countVowels(text: string): number {
  /* maze: count the vowels in the text, ignoring case */
}

/**
 * @example maskCard("1234567812345678") // => "************5678"
 * @example maskCard("12345") // => "*2345"
 */
export function maskCard(digits: string): string {
  /* maze: replace all but the last 4 digits with "*" */
}

/**
 * @example titleCase("the lord of rings") // => "The Lord Of Rings"
 * @example titleCase("hello") // => "Hello"
 */
export function titleCase(text: string): string {
  /* maze: capitalize each word of the text */
}

/**
 * @example longestWord("a quick brown foxes") // => "quick"
 * @example longestWord("to be or not") // => "not"
 */
export function longestWord(sentence: string): string {
  /* maze: the longest word of the sentence */
}

/**
 * @example domainOf("ada@example.org") // => "example.org"
 * @example domainOf("bob@mail.test") // => "mail.test"
 */
export function domainOf(email: string): string {
  /* maze: the part of the email after the at sign */
}

/**
 * @example greeting("Ada", 3) // => "Hello Ada, you have 3 messages"
 * @example greeting("Bob", 10) // => "Hello Bob, you have 10 messages"
 */
export function greeting(name: string, count: number): string {
  /* maze: greet by name and say how many messages there are */
}

/**
 * @example camelToKebab("backgroundColor") // => "background-color"
 * @example camelToKebab("fontSizeLarge") // => "font-size-large"
 */
export function camelToKebab(name: string): string {
  /* maze: convert camel case to kebab case */
}

/**
 * @example parseQuery("a=1&b=2") // => { a: "1", b: "2" }
 * @example parseQuery("name=ada&lang=ts&x=y") // => { name: "ada", lang: "ts", x: "y" }
 */
export function parseQuery(query: string): Record<string, string> {
  /* maze: parse the query string into an object of keys and values */
}

/**
 * @example areAnagrams("listen", "silent") // => true
 * @example areAnagrams("abc", "abd") // => false
 * @example areAnagrams("aab", "abb") // => false
 */
export function areAnagrams(left: string, right: string): boolean {
  /* maze: whether both texts have the same letters when sorted */
}

/**
 * @example wordCount("the cat and the dog and the bird") // => new Map([["the", 3], ["cat", 1], ["and", 2], ["dog", 1], ["bird", 1]])
 */
export function wordCount(text: string): Map<string, number> {
  /* maze: count how many times each word occurs */
}

/**
 * @example padId(7) // => "0007"
 * @example padId(123) // => "0123"
 */
export function padId(id: number): string {
  /* maze: the id as text, padded with zeros to 4 digits */
}

/**
 * @example repeatJoin("ab", 3) // => "ab-ab-ab"
 * @example repeatJoin("x", 1) // => "x"
 */
export function repeatJoin(text: string, times: number): string {
  /* maze: repeat the text times times, joined by "-" */
}

/**
 * @example pluralize(1, "cat") // => "1 cat"
 * @example pluralize(2, "cat") // => "2 cats"
 * @example pluralize(0, "dog") // => "0 dogs"
 */
export function pluralize(count: number, noun: string): string {
  /* maze: the count and the noun, with an "s" unless the count is one */
}
