/** The API's JSON as records, each of which translates itself from and to the domain; no domain type is serialised. */
@NullMarked
package io.ticketbridge.rest.json;

import org.jspecify.annotations.NullMarked;
