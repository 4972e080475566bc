/**
 * The contract of each port, its twin in memory, and fixtures for the tests of every room. Adapters take them from this
 * module's test jar.
 */
@NullMarked
package io.ticketbridge.port;

import org.jspecify.annotations.NullMarked;
