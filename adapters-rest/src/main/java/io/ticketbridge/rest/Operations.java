package io.ticketbridge.rest;

import java.util.function.BooleanSupplier;

/**
 * What a server has for those who run it, beside the API.
 *
 * @param storeWorks whether the database can be used just now; it may take its time to tell
 */
public record Operations(BooleanSupplier storeWorks) {}
