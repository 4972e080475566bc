package io.ticketbridge.jira;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.ticketbridge.domain.BaseUrl;
import io.ticketbridge.domain.Credentials;
import io.ticketbridge.domain.Deadline;
import io.ticketbridge.domain.Integration;
import io.ticketbridge.domain.JiraConfig;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.domain.Secret;
import io.ticketbridge.jira.sandbox.Fault;
import io.ticketbridge.port.Fixtures;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.junit.jupiter.api.Test;

/** Nobody makes this server connect to where its operator does not let it (OWASP API7: server-side request forgery). */
class OutboundAddressTest {
    private static final Duration SOON = Duration.ofSeconds(2);

    /** Ways to write loopback, the addresses of clouds' metadata and other inner addresses, and names that lead there. */
    private static final List<String> INNER = List.of(
            "127.0.0.1",
            "127.1",
            "127.0.1",
            "127.127.127.127",
            "2130706433",
            "017700000001",
            "0177.0.0.1",
            "0x7f.0.0.1",
            "0x7f000001",
            "0",
            "0.0.0.0",
            "localhost",
            "LOCALHOST",
            "localhost.",
            "127.0.0.1.",
            "[::1]",
            "[::]",
            "[0:0:0:0:0:0:0:1]",
            "[::127.0.0.1]",
            "[::ffff:127.0.0.1]",
            "[::ffff:7f00:1]",
            "[64:ff9b::127.0.0.1]",
            "[64:ff9b:1::7f00:1]",
            "[2002:7f00:1::]",
            "[2001:0:7f00:1::]",
            "[fe80::1]",
            "[fe80::1%25lo]",
            "[fd00:ec2::254]",
            "[fc00::1]",
            "[ff02::1]",
            "[2001:db8::1]",
            "10.0.0.1",
            "172.16.0.1",
            "192.168.0.1",
            "169.254.169.254",
            "2852039166",
            "100.100.100.200",
            "192.0.0.192",
            "198.18.0.1",
            "192.0.2.1",
            "198.51.100.1",
            "203.0.113.1",
            "224.0.0.1",
            "255.255.255.255");

    /** Hosts that look like one that is listed. */
    private static final List<String> LOOKALIKE = List.of(
            "atlassian.net",
            ".atlassian.net",
            "example.atlassian.net.",
            "example.atlassian.net.127.0.0.1.nip.io",
            "evilatlassian.net",
            "example.atlassian.net.evil.example",
            "example.atlassian.net%2eevil.example",
            "example.atlassian.net%00.evil.example",
            "example.atlassian.net\\.evil.example",
            "example.atlassian.net#.evil.example",
            "example.atlassian.net?.evil.example",
            "evil.example\\@example.atlassian.net",
            "evil.example#@example.atlassian.net",
            "example.atlassian.net@127.0.0.1",
            "example.atlassian.net:443@127.0.0.1",
            "user:pass@example.atlassian.net",
            "example.аtlassian.net",
            "example.atlassian。net",
            "xn--exmple-cua.atlassian.net.evil.example",
            "-.atlassian.net",
            "exa mple.atlassian.net",
            "example.atlassian.net:8443",
            "example.atlassian.net:80",
            "example.atlassian.net:0",
            "api.atlassian.com:22",
            "api.atlassian.com.evil.example",
            "xapi.atlassian.com",
            "api.media.atlassian.com",
            "①②⑦.⓪.⓪.①");

    @Test
    void noWayToWriteAnAddressShouldLeadToWhereNobodyMayGo() {
        try (RawServer canary = RawServer.canary("127.0.0.1", 0);
                RawServer other = RawServer.canary("::1", canary.port());
                JiraIssueTrackers trackers =
                        new JiraIssueTrackers(within(AddressRules.publicOnly()), Clock.systemUTC())) {
            List<String> tried = Stream.concat(
                            Stream.concat(LOOKALIKE.stream(), INNER.stream()).map(host -> "https://" + host),
                            INNER.stream()
                                    .flatMap(host ->
                                            Stream.of("http://" + host + ":%d", "https://" + host + ":%d/context")))
                    .map(form -> form.replace("%d", String.valueOf(canary.port())))
                    .toList();
            assertThat(tried).hasSizeGreaterThan(150);
            tried.forEach(form -> {
                assertThat(catchThrowable(() -> trackers.check(new BaseUrl(form))))
                        .as(form)
                        .isInstanceOf(Refusal.class);
                assertThat(catchThrowable(() -> asked(trackers, form))).as(form).isInstanceOf(Refusal.class);
            });
            assertThat(canary.visitors() + other.visitors()).isZero();
        }
    }

    /** The second wall, where the first has been told to let the name pass. */
    @Test
    void whereTheNameIsAllowedTheAddressShouldStillHaveToBe() {
        try (RawServer canary = RawServer.canary("127.0.0.1", 0);
                RawServer other = RawServer.canary("::1", canary.port())) {
            List<String> named = new ArrayList<>();
            for (String host : INNER) {
                try {
                    AddressRules rules = new AddressRules(true, List.of(new HostRule(host + ":*")), List.of());
                    named.add(host);
                    String form = "http://" + host + ":" + canary.port();
                    try (JiraIssueTrackers trackers = new JiraIssueTrackers(within(rules), Clock.systemUTC())) {
                        assertThatThrownBy(() -> asked(trackers, form)).as(form).isInstanceOf(Refusal.class);
                    }
                } catch (IllegalArgumentException noHost) {
                    assertThat(host).matches(".*(%|\\.)(25lo])?");
                }
            }
            assertThat(named).hasSizeGreaterThan(38);
            assertThat(canary.visitors() + other.visitors()).isZero();
        }
    }

    /** Where the allowed network is 127.0.0.2, the canary sits beside it, and every second answer of the DNS leads there. */
    @Test
    void aNameThatLeadsElsewhereTheNextTimeShouldNotBeFollowed() {
        AddressRules rules =
                new AddressRules(true, List.of(new HostRule("jira.test:*")), List.of(new Network("127.0.0.2/32")));
        AtomicInteger answers = new AtomicInteger();
        AtomicInteger turn = new AtomicInteger();
        try (RawServer jira = RawServer.on("127.0.0.2", 0, (visitor, in, out) -> {
                    while (RawServer.head(in).contains("\r\n\r\n")) {
                        // Half of the connections are kept, half have to be made anew.
                        String kept = answers.incrementAndGet() % 2 == 0 ? "keep-alive" : "close";
                        out.write(RawServer.json("{}", "Connection: " + kept).getBytes(StandardCharsets.US_ASCII));
                        if (kept.equals("close")) {
                            return;
                        }
                    }
                });
                RawServer canary = RawServer.canary("127.0.0.1", jira.port());
                JiraHttp http = new JiraHttp(within(rules), Connections.client(within(rules), rebinding(turn)))) {
            int refused = 0;
            for (int i = 0; i < 1_000; i++) {
                refused += isRefused(http, jira.port()) ? 1 : 0;
            }
            assertThat(canary.visitors()).isZero();
            assertThat(refused).isBetween(200, 800);
            assertThat(answers.get()).isEqualTo(1_000 - refused);
        }
    }

    @Test
    void noAnswerOfJirasShouldLeadACallElsewhere() {
        try (RawServer canary = RawServer.canary("127.0.0.1", 0);
                SandboxedJira jira = SandboxedJira.cloud()) {
            var issue = jira.tracker().open(Fixtures.newIssue(), Fixtures.marker());
            for (int status : List.of(301, 302, 303, 307, 308)) {
                Fault elsewhere = new Fault.Answers(
                        status,
                        "",
                        "",
                        Map.of("Location", "http://127.0.0.1:" + canary.port() + "/rest/api/3/issue/1"));
                jira.sandbox.fail("GET", "", 3, elsewhere);
                jira.sandbox.fail("POST", "", 3, elsewhere);
                assertThatThrownBy(() -> jira.changed().tracker().read(issue)).isInstanceOf(Refusal.class);
                assertThatThrownBy(() -> jira.changed().tracker().open(Fixtures.newIssue(), Fixtures.marker()))
                        .isInstanceOf(Refusal.class);
                jira.sandbox.healAll();
            }
            assertThat(canary.visitors()).isZero();
        }
    }

    @Test
    void anAddressThatIsNotPublicShouldDoWhereItsNetworkAndItsNameAreAllowed() {
        try (RawServer jira = RawServer.answering(() -> RawServer.json("{}"))) {
            AddressRules rules = new AddressRules(
                    true, List.of(new HostRule("127.0.0.1:" + jira.port())), List.of(new Network("127.0.0.1/32")));
            try (JiraIssueTrackers trackers = new JiraIssueTrackers(within(rules), Clock.systemUTC())) {
                asked(trackers, "http://127.0.0.1:" + jira.port());
            }
            assertThat(jira.visitors()).isPositive();
        }
    }

    private static boolean isRefused(JiraHttp http, int port) {
        var request = new HttpGet("http://jira.test:" + port + "/");
        try {
            http.send(request, SOON);
            return false;
        } catch (Refusal.AddressNotAllowed refused) {
            return true;
        } catch (NoAnswer unexpected) {
            throw new AssertionError(unexpected);
        }
    }

    /** First the allowed address, then the canary's, then both at once. */
    private static DnsResolver rebinding(AtomicInteger turn) {
        return new SystemDefaultDnsResolver() {
            @Override
            public InetAddress[] resolve(String host) throws UnknownHostException {
                InetAddress good = InetAddress.getByAddress(new byte[] {127, 0, 0, 2});
                InetAddress bad = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
                return switch (turn.getAndIncrement() % 3) {
                    case 0 -> new InetAddress[] {good};
                    case 1 -> new InetAddress[] {bad};
                    default -> new InetAddress[] {good, bad};
                };
            }
        };
    }

    private static JiraOptions within(AddressRules rules) {
        return JiraOptions.with(rules).within(SOON);
    }

    private static void asked(JiraIssueTrackers trackers, String address) {
        Credentials credentials = new Credentials.PersonalAccessToken(new Secret("canary-token"));
        JiraConfig config = new JiraConfig("SEC", Optional.empty(), Optional.empty(), List.of(), Map.of());
        Integration integration = SandboxedJira.integration(address, credentials, config, Fixtures.NOW);
        try {
            trackers.of(integration, Deadline.in(SOON)).read(Fixtures.ISSUE);
        } catch (Refusal.JiraAnsweredNonsense answered) {
            assertThat(answered).hasMessageContaining("it is not Jira's JSON");
            return;
        }
    }
}
