@NullMarked
package io.ticketbridge.content;

import org.jspecify.annotations.NullMarked;
