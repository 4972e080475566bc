/**
 * What the server needs from outside, each need an interface that a driven adapter meets. Every port has a contract, a
 * suite of tests that each of its implementations passes, and a twin in memory; both are in this module's test jar.
 * No port's method is called within another's transaction.
 */
@NullMarked
package io.ticketbridge.port;

import org.jspecify.annotations.NullMarked;
