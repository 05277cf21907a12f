/**
 * @example average([1, 2, 3]) // => 2
 * @example average([10, 20]) // => 15
 * @example average([]) // => 0
 */
export function average(values: number[]): number {
  /* maze: the average of the values, or 0 if there are none */
}

/**
 * @example median([3, 1, 2]) // => 2
 * @example median([4, 1, 3, 2]) // => 2.5
 * @example median([5]) // => 5
 * @example median([10, 2, 38, 23, 38, 23, 21]) // => 23
 */
export function median(values: number[]): number {
  /* maze: the middle value when sorted, or the average of the two middle values */
}

/**
 * @example clamp(5, 0, 10) // => 5
 * @example clamp(-3, 0, 10) // => 0
 * @example clamp(42, 0, 10) // => 10
 */
export function clamp(value: number, low: number, high: number): number {
  /* maze: limit the value to the range from low to high */
}

/**
 * @example factorial(0) // => 1
 * @example factorial(5) // => 120
 * @example factorial(3) // => 6
 */
export function factorial(n: number): number {
  /* maze: the factorial of n */
}

/**
 * @example gcd(12, 8) // => 4
 * @example gcd(17, 5) // => 1
 * @example gcd(100, 75) // => 25
 */
export function gcd(a: number, b: number): number {
  /* maze: the greatest common divisor of a and b */
}

/**
 * @example fibonacci(0) // => 0
 * @example fibonacci(1) // => 1
 * @example fibonacci(7) // => 13
 * @example fibonacci(10) // => 55
 */
export function fibonacci(n: number): number {
  /* maze: the nth fibonacci number */
}

/**
 * @example digitSum(123) // => 6
 * @example digitSum(9040) // => 13
 */
export function digitSum(n: number): number {
  /* maze: the sum of the digits of n */
}

/**
 * @example range(2, 6) // => [2, 3, 4, 5]
 * @example range(0, 3) // => [0, 1, 2]
 */
export function range(from: number, to: number): number[] {
  /* maze: the numbers from from up to, but not including, to */
}

/**
 * @example roundTo(3.14159, 2) // => 3.14
 * @example roundTo(2.71828, 3) // => 2.718
 * @example roundTo(10.5, 0) // => 11
 */
export function roundTo(value: number, places: number): number {
  /* maze: round the value to a number of decimal places */
}

/**
 * @example fizzBuzz(3) // => "Fizz"
 * @example fizzBuzz(10) // => "Buzz"
 * @example fizzBuzz(15) // => "FizzBuzz"
 * @example fizzBuzz(7) // => "7"
 */
export function fizzBuzz(n: number): string {
  /* maze: "FizzBuzz" if n is divisible by 3 and 5, "Fizz" if divisible by 3, "Buzz" if divisible by 5, else the number as text */
}

/**
 * @example isPrime(2) // => true
 * @example isPrime(9) // => false
 * @example isPrime(13) // => true
 * @example isPrime(1) // => false
 * @example isPrime(15) // => false
 */
export function isPrime(n: number): boolean {
  /* maze: whether n is prime: at least 2 and divisible by none of the numbers below it */
}

/**
 * @example percent(1, 4) // => "25%"
 * @example percent(2, 3) // => "67%"
 */
export function percent(part: number, whole: number): string {
  /* maze: the part as a rounded percentage of the whole */
}

/**
 * @example safeDivide(6, 3) // => 2
 * @example safeDivide(1, 0) // throws RangeError
 * @example safeDivide(0, 5) // => 0
 */
export function safeDivide(a: number, b: number): number {
  /* maze: divide a by b; throw a RangeError if b is zero */
}

/**
 * @example toCelsius(212) // => 100
 * @example toCelsius(32) // => 0
 * @example toCelsius(50) // => 10
 */
export function toCelsius(fahrenheit: number): number {
  /* maze: convert fahrenheit to celsius */
}

/**
 * @example power(2, 10) // => 1024
 * @example power(3, 0) // => 1
 * @example power(5, 3) // => 125
 */
export function power(base: number, exponent: number): number {
  /* maze: base to the power of exponent */
}

/**
 * @example runningTotals([1, 2, 3, 4]) // => [1, 3, 6, 10]
 * @example runningTotals([5]) // => [5]
 */
export function runningTotals(values: number[]): number[] {
  /* maze: the running totals of the values */
}
