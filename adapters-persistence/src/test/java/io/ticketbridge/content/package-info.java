/** The ports' contracts on the real thing, and what only the real thing can be asked. */
@NullMarked
package io.ticketbridge.content;

import org.jspecify.annotations.NullMarked;
