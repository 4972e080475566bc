package io.ticketbridge.browser;

import java.util.Optional;

/** What of the server's defences reaches the browser, so that each is seen to hold without the others. */
enum Defence {
    /** The answer as it is. */
    ALL {
        @Override
        Optional<String> relayed(String header, String sent, HostileFile file) {
            return Optional.of(sent);
        }
    },
    /** The policy alone, as if the file had been taken for what it says it is, and for harmless. */
    POLICY {
        @Override
        Optional<String> relayed(String header, String sent, HostileFile file) {
            return header.equals(TYPE) ? declared(file) : Optional.of(sent).filter(value -> header.equals(CSP));
        }
    },
    /** Type and disposition alone, as if the browser knew of no policies. */
    DISPOSITION {
        @Override
        Optional<String> relayed(String header, String sent, HostileFile file) {
            return Optional.of(sent).filter(value -> !header.equals(CSP));
        }
    },
    /** Nothing, as from a server that sends what it was sent. */
    NONE {
        @Override
        Optional<String> relayed(String header, String sent, HostileFile file) {
            return header.equals(TYPE) ? declared(file) : Optional.empty();
        }
    };

    private static final String TYPE = "content-type";
    private static final String CSP = "content-security-policy";

    /** What becomes of a header, named in lower case, on its way through the canary. */
    abstract Optional<String> relayed(String header, String sent, HostileFile file);

    private static Optional<String> declared(HostileFile file) {
        return Optional.of(file.type()).filter(type -> !type.isEmpty());
    }
}
