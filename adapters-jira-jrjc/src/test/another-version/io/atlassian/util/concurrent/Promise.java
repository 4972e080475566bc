package io.atlassian.util.concurrent;

import java.util.concurrent.Future;

/** No Guava's any more. */
public interface Promise<A> extends Future<A> {}
