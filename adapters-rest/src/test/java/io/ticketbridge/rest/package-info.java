/** Holds the API to its contract over real HTTP, with the real use cases on their ports' twins. */
@NullMarked
package io.ticketbridge.rest;

import org.jspecify.annotations.NullMarked;
