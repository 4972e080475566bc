package io.ticketbridge.usecase;

import io.ticketbridge.domain.ApiKey;

/** A new key, in the clear for the only time. */
public record IssuedKey(ApiKey key, KeyDetails details) {}
