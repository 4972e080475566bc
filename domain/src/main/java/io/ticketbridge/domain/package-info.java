/**
 * Tickets, comments, attachments, and every rule about them that holds whatever the database, the tracker or the
 * protocol is. Depends on the JDK alone, so that it can be embedded as it is. Nothing here does input or output.
 */
@NullMarked
package io.ticketbridge.domain;

import org.jspecify.annotations.NullMarked;
