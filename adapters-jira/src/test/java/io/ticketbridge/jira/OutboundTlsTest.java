package io.ticketbridge.jira;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ticketbridge.domain.Credentials;
import io.ticketbridge.domain.Deadline;
import io.ticketbridge.domain.Integration;
import io.ticketbridge.domain.JiraConfig;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.domain.Secret;
import io.ticketbridge.port.Fixtures;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jira is talked to where its certificate holds, and through a proxy where the operator says so. */
class OutboundTlsTest {
    private static final Duration SOON = Duration.ofSeconds(5);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static Certificates certificates;

    private final Queue<String> heads = new ConcurrentLinkedQueue<>();

    @BeforeAll
    static void makeCertificates() throws Exception {
        certificates = new Certificates(folder);
    }

    @Test
    void aCertificateOfAnAuthorityThatTheOperatorNamesShouldDo() throws Exception {
        try (RawServer jira = RawServer.on(certificates.issued("localhost", "-1d", 30), this::answer)) {
            assertThat(asked(jira.port(), trusting())).isEqualTo("answered");
            assertThat(asked(jira.port(), JiraOptions.with(rules())))
                    .contains("issued by nobody who is known here")
                    .contains("TICKETBRIDGE_JIRA_CA_FILE");
        }
    }

    @Test
    void whatTheJdkKnowsShouldBeBelievedBesides() throws Exception {
        assertThat(Trust.authorities(Trust.managers(certificates.authority())))
                .hasSize(Trust.authorities(Trust.managers()).size() + 1);
    }

    @Test
    void aFileWithoutCertificatesShouldBeToldOf() throws Exception {
        Path empty = Files.writeString(folder.resolve("empty.pem"), "");
        Path nonsense = Files.writeString(folder.resolve("nonsense.pem"), "-----BEGIN CERTIFICATE-----\nAAAA\n");
        for (Path file : List.of(empty, nonsense, folder.resolve("missing.pem"))) {
            assertThatThrownBy(() -> Trust.also(file)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aCertificateThatDoesNotHoldShouldBeRefusedAndToldWhy() throws Exception {
        try (RawServer other = RawServer.on(certificates.issued("elsewhere.test", "-1d", 30), this::answer);
                RawServer expired = RawServer.on(certificates.issued("localhost", "-10d", 3), this::answer);
                RawServer early = RawServer.on(certificates.issued("localhost", "+2d", 4), this::answer);
                RawServer self = RawServer.on(certificates.selfSigned("localhost"), this::answer)) {
            assertThat(asked(other.port(), trusting())).contains("not good for the host name");
            assertThat(asked(expired.port(), trusting())).contains("expired or is not valid yet");
            assertThat(asked(early.port(), trusting())).contains("expired or is not valid yet");
            assertThat(asked(self.port(), trusting())).contains("issued by nobody who is known here");
            assertThat(heads).isEmpty();
        }
    }

    @Test
    void oldTlsShouldBeRefused() throws Exception {
        for (int version : List.of(1, 2)) {
            try (RawServer old = RawServer.on("127.0.0.1", 0, (visitor, in, out) -> {
                in.readNBytes(5);
                out.write(serverHello(version));
                out.flush();
                heads.add(new String(in.readAllBytes(), US_ASCII));
            })) {
                assertThat(asked(old.port(), trusting())).contains("it must speak TLS 1.2 or 1.3");
            }
        }
        assertThat(heads).noneMatch(head -> head.contains("Authorization"));
    }

    @Test
    void theProxyShouldBeAskedForTheHostAndJiraShouldNotSeeWhatItIsTold() throws Exception {
        Queue<String> asked = new ConcurrentLinkedQueue<>();
        try (RawServer jira = RawServer.on(certificates.issued("localhost", "-1d", 30), this::answer);
                RawServer proxy = TestProxy.start("dHdlZWRsZTpkdW0=", asked)) {
            JiraOptions through = trusting().through(proxy("tweedle", "dum", proxy.port(), List.of()));
            assertThat(asked(jira.port(), through)).isEqualTo("answered");
            assertThat(asked).contains("CONNECT localhost:" + jira.port() + " HTTP/1.1");
            assertThat(heads).isNotEmpty().noneMatch(head -> head.contains("Proxy-"));
            assertThat(asked).noneMatch(line -> line.startsWith("Authorization"));
        }
    }

    @Test
    void hostsThatAreExemptShouldBeReachedWithoutTheProxy() throws Exception {
        try (RawServer jira = RawServer.on(certificates.issued("localhost", "-1d", 30), this::answer);
                RawServer proxy = RawServer.canary("127.0.0.1", 0)) {
            JiraOptions beside =
                    trusting().through(proxy("a", "b", proxy.port(), List.of(new HostRule("localhost:*"))));
            assertThat(asked(jira.port(), beside)).isEqualTo("answered");
            assertThat(proxy.visitors()).isZero();
        }
    }

    @Test
    void aProxyThatRefusesShouldBeToldOfAndNothingBeDone() throws Exception {
        Queue<String> asked = new ConcurrentLinkedQueue<>();
        try (RawServer jira = RawServer.on(certificates.issued("localhost", "-1d", 30), this::answer);
                RawServer proxy = TestProxy.start("dHdlZWRsZTpkdW0=", asked)) {
            JiraOptions wrong = trusting().through(proxy("tweedle", "dee", proxy.port(), List.of()));
            assertThat(asked(jira.port(), wrong)).contains("the proxy").doesNotContain("dee");
            assertThat(jira.visitors()).isZero();
        }
    }

    private static JiraProxy proxy(String user, String password, int port, List<HostRule> direct) {
        return new JiraProxy("proxy.test", port, Optional.of(new JiraProxy.Login(user, new Secret(password))), direct);
    }

    private static AddressRules rules() {
        return AddressRules.withLoopback();
    }

    private static JiraOptions trusting() throws IOException {
        return JiraOptions.with(rules()).trusting(Trust.also(certificates.authority()));
    }

    private void answer(Socket visitor, InputStream in, OutputStream out) throws IOException {
        for (String head = RawServer.head(in); head.endsWith("\r\n\r\n"); head = RawServer.head(in)) {
            heads.add(head);
            out.write(RawServer.json("{}").getBytes(US_ASCII));
            out.flush();
        }
    }

    /** A TLS record with a ServerHello of TLS 1.0 or 1.1 (RFC 4346, section 7.4.1.3). */
    private static byte[] serverHello(int minor) {
        byte[] hello = new byte[5 + 42];
        byte[] head = {22, 3, (byte) minor, 0, 42, 2, 0, 0, 38, 3, (byte) minor};
        System.arraycopy(head, 0, hello, 0, head.length);
        // After 32 bytes of chance: no session, TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA, no compression.
        hello[44] = (byte) 0xC0;
        hello[45] = 0x13;
        return hello;
    }

    /** What becomes of a read: the refusal's words, or that Jira was heard. */
    private static String asked(int port, JiraOptions options) {
        Credentials credentials = new Credentials.PersonalAccessToken(new Secret("canary-token"));
        JiraConfig config = new JiraConfig("SEC", Optional.empty(), Optional.empty(), List.of(), Map.of());
        Integration integration =
                SandboxedJira.integration("https://localhost:" + port, credentials, config, Fixtures.NOW);
        JiraOptions quick = options.within(SOON);
        try (JiraIssueTrackers trackers = new JiraIssueTrackers(
                quick,
                Clock.systemUTC(),
                new JiraHttp(quick, Connections.client(quick, names())),
                JiraCalls.UNWATCHED)) {
            trackers.of(integration, Deadline.in(SOON)).read(Fixtures.ISSUE);
            throw new AssertionError("An empty answer is no issue");
        } catch (Refusal.JiraAnsweredNonsense heard) {
            return "answered";
        } catch (Refusal.JiraUnavailable refused) {
            return refused.getMessage();
        }
    }

    private static DnsResolver names() {
        return new SystemDefaultDnsResolver() {
            @Override
            public InetAddress[] resolve(String host) throws UnknownHostException {
                return host.equals("proxy.test")
                        ? new InetAddress[] {InetAddress.getLoopbackAddress()}
                        : super.resolve(host);
            }
        };
    }
}
