/**
 * The rules of the house, held against the classes of every room. Each rule is also held against the classes in
 * {@code planted}, one breach for each, because a rule whose target is missing passes silently.
 */
@NullMarked
package io.ticketbridge.architecture;

import org.jspecify.annotations.NullMarked;
