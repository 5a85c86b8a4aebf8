package health.onward.platform;

/**
 * How far the first transaction of a command came: done, or waiting for somebody outside, before a second transaction ends it.
 *
 * @param <T> what a finished command gives
 * @param <P> what a waiting one goes on with
 */
public sealed interface Step<T, P> {

    record Done<T, P>(T value) implements Step<T, P> {}

    record Waiting<T, P>(P goesOnWith) implements Step<T, P> {}
}
