/**
 * Evidence files while they are on their way: kept on disk, never whole in memory, and looked at with Apache Tika and
 * with what Tika's core alone cannot tell. What may be attached is the domain's rule and stays outside.
 */
@NullMarked
package io.ticketbridge.content;

import org.jspecify.annotations.NullMarked;
