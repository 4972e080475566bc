package io.ticketbridge.bootstrap;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** How many files the operating system lets this process have open, sockets among them. */
final class OpenFiles {
    private static final long ENOUGH = 4_096;

    private OpenFiles() {}

    /** Half of them, so that there are some left for everything else. */
    static int forConnections() {
        long most = ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getMaxFileDescriptorCount()
                : 2 * ENOUGH;
        return (int) Math.min(ENOUGH, most / 2);
    }
}
