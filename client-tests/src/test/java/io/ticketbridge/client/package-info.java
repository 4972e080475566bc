/**
 * What a client can do that nobody wrote: it is generated from the API's description, and talks to the built jar. Whether the description is
 * true is proved elsewhere; here it is enough that it can be used.
 */
@NullMarked
package io.ticketbridge.client;

import org.jspecify.annotations.NullMarked;
