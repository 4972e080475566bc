package io.ticketbridge.domain;

import java.time.Instant;

/**
 * An event in its place in the audit log.
 *
 * @param number its place, from 1 on, without gaps
 * @param at by the store's clock
 * @param seal covers it and all that came before it
 */
public record AuditRecord(long number, Instant at, AuditEvent event, Fingerprint seal) {}
