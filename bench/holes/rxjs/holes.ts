/** Looks at recorded messages and subscriptions, for reports of failed marble tests. */
import { ObservableNotification, TimeInterval, Timestamp } from '../types';
import { UnsubscriptionError } from '../util/UnsubscriptionError';
import { SubscriptionLog } from './SubscriptionLog';
import { TestMessage } from './TestMessage';

/**
 * How long a subscription lasted.
 *
 * @example subscribedFrames(new SubscriptionLog(20, 50)) // => 30
 * @example subscribedFrames(new SubscriptionLog(0, 10)) // => 10
 * @example subscribedFrames(new SubscriptionLog(10)) // => Infinity
 */
export function subscribedFrames(log: SubscriptionLog): number {
  /* maze: the number of frames between subscribing and unsubscribing */
}

/**
 * What kind of notification a message carries.
 *
 * @example kindOf({ frame: 10, notification: { kind: 'C' } }) // => 'C'
 * @example kindOf({ frame: 0, notification: { kind: 'N', value: 'a' } }) // => 'N'
 * @example kindOf(undefined) // => undefined
 */
export function kindOf(message: TestMessage | undefined): ObservableNotification<unknown>['kind'] | undefined {
  /* maze: the kind of the message's notification, when there is a message */
}

/**
 * The marbles of values that arrive in one frame.
 *
 * @example marbleGroup(['a', 'b']) // => '(ab)'
 * @example marbleGroup(['x', '|']) // => '(x|)'
 * @example marbleGroup([]) // => '()'
 */
export function marbleGroup(marbles: readonly string[]): string {
  /* maze: all marbles side by side within parentheses */
}

/**
 * When something that counts happened.
 *
 * @example visibleFrames([{ frame: 10, notification: { kind: 'C' } }]) // => [10]
 * @example visibleFrames([{ frame: 0, notification: { kind: 'N', value: 1 }, isGhost: true }, { frame: 20, notification: { kind: 'C' } }]) // => [20]
 * @example visibleFrames([]) // => []
 */
export function visibleFrames(messages: readonly TestMessage[]): number[] {
  /* maze: the frames of the messages that are not ghosts */
}

/**
 * How many subscriptions were left open, which marks a leak.
 *
 * @example openSubscriptions([new SubscriptionLog(0), new SubscriptionLog(10, 30)]) // => 1
 * @example openSubscriptions([new SubscriptionLog(0), new SubscriptionLog(10)]) // => 2
 * @example openSubscriptions([]) // => 0
 */
export function openSubscriptions(logs: readonly SubscriptionLog[]): number {
  /* maze: how many of the logs have an unsubscribed frame of Infinity */
}

/**
 * The time from subscribing to the last value.
 *
 * @example totalInterval([{ value: 'a', interval: 5 }, { value: 'b', interval: 7 }]) // => 12
 * @example totalInterval([{ value: 'a', interval: 3 }]) // => 3
 * @example totalInterval([]) // => 0
 */
export function totalInterval(values: readonly TimeInterval<unknown>[]): number {
  /* maze: the sum of all intervals */
}

/**
 * The same values, the latest first.
 *
 * @example newestFirst([{ value: 'a', timestamp: 1 }, { value: 'b', timestamp: 3 }]) // => [{ value: 'b', timestamp: 3 }, { value: 'a', timestamp: 1 }]
 * @example newestFirst([{ value: 'a', timestamp: 9 }, { value: 'z', timestamp: 4 }]) // => [{ value: 'a', timestamp: 9 }, { value: 'z', timestamp: 4 }]
 * @example newestFirst([]) // => []
 */
export function newestFirst<T>(values: readonly Timestamp<T>[]): Timestamp<T>[] {
  /* maze: the values sorted by timestamp, the newest first */
}

/**
 * How often each kind of notification was recorded.
 *
 * @example countByKind([{ frame: 0, notification: { kind: 'N', value: 1 } }, { frame: 10, notification: { kind: 'N', value: 2 } }, { frame: 10, notification: { kind: 'C' } }]) // => { N: 2, C: 1 }
 * @example countByKind([{ frame: 30, notification: { kind: 'E', error: 'no' } }]) // => { E: 1 }
 * @example countByKind([]) // => {}
 */
export function countByKind(messages: readonly TestMessage[]): Record<string, number> {
  /* maze: for each kind of notification, the number of messages of that kind */
}

/**
 * When a marble diagram is over.
 *
 * @example lastFrame('--a--b|') // => 60
 * @example lastFrame('a') // => 0
 * @example lastFrame('-a---') // => 10
 * @example lastFrame('---') // => 0
 */
export function lastFrame(marbles: string): number {
  /* maze: parse the marbles; the frame of the last message, or 0 where there is no message */
}

/**
 * What went wrong in the first place.
 *
 * @example rootCauses('late') // => ['late']
 * @example rootCauses(new UnsubscriptionError(['a', 'b'])) // => ['a', 'b']
 * @example rootCauses(new UnsubscriptionError(['a', new UnsubscriptionError(['b', 'c'])])) // => ['a', 'b', 'c']
 */
export function rootCauses(error: unknown): unknown[] {
  /* maze: the root causes of all errors within an UnsubscriptionError; any other error alone */
}
