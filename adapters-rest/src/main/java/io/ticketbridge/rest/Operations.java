package io.ticketbridge.rest;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * What a server has for those who run it, beside the API.
 *
 * @param storeWorks whether the database can be used just now; it may take its time to tell
 * @param traffic is told of each request
 * @param metrics what {@code /metrics} answers, in Prometheus' text format
 * @param apart whether {@link ManagementServer} answers it, so that the API's port does not
 */
public record Operations(BooleanSupplier storeWorks, Traffic traffic, Supplier<String> metrics, boolean apart) {}
