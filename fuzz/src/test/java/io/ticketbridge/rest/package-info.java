@NullMarked
package io.ticketbridge.rest;

import org.jspecify.annotations.NullMarked;
