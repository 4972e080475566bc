/**
 * What is done with a parser that anybody may write to: it is given whatever Jazzer makes up, and held to what must be true of
 * every answer. The targets are in their parsers' packages, for most parsers are nobody else's business.
 */
@NullMarked
package io.ticketbridge.fuzz;

import org.jspecify.annotations.NullMarked;
