/** The domain's rules as laws, one test class for each type that has any. */
@NullMarked
package io.ticketbridge.domain;

import org.jspecify.annotations.NullMarked;
