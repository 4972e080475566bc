/** JRJC against the sandbox, on the class path and out of its folder, and the whole server with it. */
@NullMarked
package io.ticketbridge.jrjc;

import org.jspecify.annotations.NullMarked;
