package io.ticketbridge.usecase;

/**
 * What a caller asked for.
 *
 * @param replayed whether their {@code Idempotency-Key} stood for it already
 */
public record Answered<T>(T answer, boolean replayed) {}
