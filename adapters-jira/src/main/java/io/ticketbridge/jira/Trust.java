package io.ticketbridge.jira;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Whose certificates are believed. */
public final class Trust {
    private Trust() {}

    /** The certificate authorities that the JDK knows. */
    public static SSLContext usual() {
        try {
            return context(managers());
        } catch (GeneralSecurityException unusable) {
            throw new IllegalStateException("The JDK's own certificate authorities cannot be used", unusable);
        }
    }

    /**
     * Those and more.
     *
     * @param authorities their certificates in PEM
     * @throws IOException where the file cannot be read or holds no certificate
     */
    public static SSLContext also(Path authorities) throws IOException {
        try {
            return context(managers(authorities));
        } catch (GeneralSecurityException malformed) {
            throw new IOException("There are no certificates in PEM in " + authorities, malformed);
        }
    }

    static TrustManagerFactory managers() throws GeneralSecurityException {
        return managers((KeyStore) null);
    }

    static TrustManagerFactory managers(Path authorities) throws GeneralSecurityException, IOException {
        KeyStore all = KeyStore.getInstance(KeyStore.getDefaultType());
        all.load(null, null);
        for (Certificate known : authorities(managers())) {
            all.setCertificateEntry("known-" + all.size(), known);
        }
        for (Certificate more : read(authorities)) {
            all.setCertificateEntry("more-" + all.size(), more);
        }
        return managers(all);
    }

    static List<X509Certificate> authorities(TrustManagerFactory managers) {
        return Arrays.stream(managers.getTrustManagers())
                .filter(X509TrustManager.class::isInstance)
                .flatMap(manager -> Arrays.stream(((X509TrustManager) manager).getAcceptedIssuers()))
                .toList();
    }

    private static Collection<? extends Certificate> read(Path file) throws GeneralSecurityException, IOException {
        try (InputStream in = Files.newInputStream(file)) {
            Collection<? extends Certificate> read =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (read.isEmpty()) {
                throw new IOException("There is no certificate in " + file);
            }
            return read;
        }
    }

    private static SSLContext context(TrustManagerFactory managers) throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }

    private static TrustManagerFactory managers(@Nullable KeyStore trusted) throws GeneralSecurityException {
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        return managers;
    }
}
