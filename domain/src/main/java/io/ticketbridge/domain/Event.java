package io.ticketbridge.domain;

import java.time.Instant;

/**
 * Something that happened, as programs that follow it are told.
 *
 * @param place among all events, in the order in which they came about; no other ever has it
 * @param at when it was stored, together with the change itself
 */
public record Event(EventPlace place, Instant at, EventSubject subject, Happening what) {}
