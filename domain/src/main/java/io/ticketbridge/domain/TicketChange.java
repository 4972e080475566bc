package io.ticketbridge.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that happened to a ticket, as it is kept with it.
 *
 * @param at when it was done, by Jira's clock where it was done there; of what Jira showed otherwise than the time before, when it showed it
 * @param changelog Jira's id of the entry of the changelog that tells of it; empty where that is not known
 */
public record TicketChange(Instant at, Happening what, Optional<String> changelog) {}
