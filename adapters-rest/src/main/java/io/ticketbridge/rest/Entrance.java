package io.ticketbridge.rest;

import java.net.InetAddress;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** What stands at the door, the same for every path. */
record Entrance(
        RequestId ids, Sockets sockets, Predicate<InetAddress> proxies, BooleanSupplier isStopping, Traffic traffic) {}
