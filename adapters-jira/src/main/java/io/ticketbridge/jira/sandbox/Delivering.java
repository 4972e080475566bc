package io.ticketbridge.jira.sandbox;

import java.time.Duration;

/**
 * How well webhooks arrive.
 *
 * @param lost the share of deliveries that never arrive, from 0 to 1
 * @param doubled the share that arrives twice
 * @param latest each arrives at some time up to so much later, so that they come out of order
 */
public record Delivering(double lost, double doubled, Duration latest) {
    /** Each once, at once. */
    public static final Delivering WELL = new Delivering(0, 0, Duration.ZERO);
}
