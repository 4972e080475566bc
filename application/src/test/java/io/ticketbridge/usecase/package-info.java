/** The use cases on the ports' twins. */
@NullMarked
package io.ticketbridge.usecase;

import org.jspecify.annotations.NullMarked;
