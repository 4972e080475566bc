package io.ticketbridge.persistence;

/**
 * How the connections to the database are used.
 *
 * @param active how many somebody works with
 * @param idle how many are open for whoever comes
 * @param waiting how many wait for one
 * @param most how many there may be
 */
public record PoolUse(int active, int idle, int waiting, int most) {}
