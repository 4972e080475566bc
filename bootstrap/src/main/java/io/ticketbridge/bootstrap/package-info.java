/**
 * The executable: the commands, the configuration, and the one page on which everything is put together. The only room
 * that sees all others; it holds no rule of theirs.
 */
@NullMarked
package io.ticketbridge.bootstrap;

import org.jspecify.annotations.NullMarked;
