package io.ticketbridge.jira;

import java.io.IOException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** What is wrong on the way to a Jira, in its TLS or at the proxy, and who can mend it. */
final class WayTrouble {
    private WayTrouble() {}

    /** The proxy answered in Jira's stead, so that Jira was not asked. */
    static final class ProxyRefused extends IOException {
        private static final long serialVersionUID = 1L;

        ProxyRefused(int status) {
            super("The proxy answers " + status);
        }
    }

    /** Empty where it is something else that failed. */
    static Optional<String> in(Throwable failure) {
        List<Throwable> causes = Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(20)
                .toList();
        if (isAny(causes, ProxyRefused.class)) {
            return Optional.of("the proxy between does not let us through: the operator of this server can mend"
                    + " TICKETBRIDGE_JIRA_PROXY and its password");
        }
        return isAny(causes, SSLException.class) || isAny(causes, CertificateException.class)
                ? Optional.of(words(causes))
                : Optional.empty();
    }

    private static String words(List<Throwable> causes) {
        if (isAny(causes, CertificateExpiredException.class) || isAny(causes, CertificateNotYetValidException.class)) {
            return "its TLS certificate has expired or is not valid yet: whoever runs it must renew it";
        }
        if (isAny(causes, CertPathBuilderException.class)) {
            return "its TLS certificate was issued by nobody who is known here: the operator of this server can name"
                    + " its certificate authority in TICKETBRIDGE_JIRA_CA_FILE";
        }
        if (isAny(causes, CertificateException.class)) {
            return "its TLS certificate is not good for the host name in base_url";
        }
        return "no TLS can be agreed upon: it must speak TLS 1.2 or 1.3 at the port in base_url";
    }

    private static boolean isAny(List<Throwable> causes, Class<? extends Exception> type) {
        return causes.stream().anyMatch(type::isInstance);
    }
}
