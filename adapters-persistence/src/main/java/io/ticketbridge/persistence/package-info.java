/**
 * Tickets, accounts and integrations in a relational database, H2 or PostgreSQL, by the same SQL; and the vault in which
 * secrets are sealed before they get there. Durability is decided in one place, {@code Database}. Rules about tickets
 * stay outside.
 */
@NullMarked
package io.ticketbridge.persistence;

import org.jspecify.annotations.NullMarked;
