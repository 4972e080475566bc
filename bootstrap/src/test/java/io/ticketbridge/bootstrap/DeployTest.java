package io.ticketbridge.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketbridge.jira.sandbox.SandboxOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the files and words for whoever deploys it say of settings, ports, pages and times is so. */
class DeployTest {
    private static final Path DOCS = Path.of("..", "docs");
    private static final Pattern VARIABLE = Pattern.compile("\\bTICKETBRIDGE_[A-Z_]*[A-Z]");
    private static final Pattern PAGE = Pattern.compile("(?<![A-Za-z0-9.])/(?:livez|readyz|metrics)\\b");
    /** What the database takes to close, and the JVM to end. */
    private static final Duration CLOSING = Duration.ofSeconds(10);

    @Test
    void eachSettingThatIsNamedShouldBeOne() throws Exception {
        Set<String> known = new TreeSet<>(Set.of(Settings.CONFIG_FILE));
        Arrays.stream(Setting.values()).map(Setting::variable).forEach(known::add);
        Set<String> named = new TreeSet<>();
        for (Path file : files()) {
            named.addAll(found(VARIABLE, Files.readString(file)));
        }
        assertThat(named).hasSizeGreaterThan(15);
        assertThat(known).containsAll(named);
    }

    @Test
    void eachPageThatIsNamedShouldBeServed() throws Exception {
        Set<String> named = new TreeSet<>();
        for (Path file : files()) {
            named.addAll(found(PAGE, Files.readString(file)));
        }
        assertThat(named).hasSize(3);
        try (Demo demo = Demo.start(Wiring.forDemo(0), SandboxOptions.cloud())) {
            for (String page : named) {
                assertThat(Api.anonymously(demo.api().resolve(page)).statusCode())
                        .as(page)
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void kubernetesShouldAskThePortsAtWhichItListens(@TempDir Path secrets) throws Exception {
        Configuration configuration = Configuration.from(environment(secrets));
        Map<String, Integer> ports = container().at("ports").each().stream()
                .collect(Collectors.toMap(port -> port.at("name").text(), port -> port.at("containerPort")
                        .number()));
        assertThat(ports)
                .isEqualTo(Map.of(
                        "http",
                        configuration.port(),
                        "management",
                        configuration.management().port().orElseThrow()));
        for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
            assertThat(container().at(probe, "httpGet", "port").text()).isEqualTo("http");
        }
        assertThat(container().at("startupProbe", "httpGet", "path").text()).isEqualTo("/livez");
        assertThat(container().at("livenessProbe", "httpGet", "path").text()).isEqualTo("/livez");
        assertThat(container().at("readinessProbe", "httpGet", "path").text()).isEqualTo("/readyz");
        assertThat(template("metadata", "annotations", "prometheus.io/port").text())
                .isEqualTo(String.valueOf(ports.get("management")));
        assertThat(List.of(configuration.host(), configuration.management().host()))
                .containsOnly("0.0.0.0");
    }

    @Test
    void kubernetesShouldWaitForAsLongAsAStopTakes(@TempDir Path secrets) throws Exception {
        Configuration.Shutdown stop = Configuration.from(environment(secrets)).shutdown();
        assertThat(Duration.ofSeconds(
                        template("spec", "terminationGracePeriodSeconds").number()))
                .isGreaterThanOrEqualTo(stop.delay().plus(stop.grace()).plus(CLOSING));
    }

    /** It would set {@code TICKETBRIDGE_PORT} to an address, for a service has our name. */
    @Test
    void kubernetesShouldSetNothingByItself() throws Exception {
        assertThat(Manifest.of("service.yaml").at("metadata", "name").text()).isEqualTo("ticketbridge");
        assertThat(template("spec", "enableServiceLinks").node()).isEqualTo(false);
    }

    @Test
    void eachNameOfAManifestShouldLeadToWhatHasIt() throws Exception {
        Object labels = template("metadata", "labels").node();
        assertThat(List.of(
                        Manifest.of("deployment.yaml").at("spec", "selector", "matchLabels"),
                        Manifest.of("service.yaml").at("spec", "selector"),
                        Manifest.of("networkpolicy.yaml").at("spec", "podSelector", "matchLabels"),
                        Manifest.of("poddisruptionbudget.yaml").at("spec", "selector", "matchLabels"),
                        template("spec", "topologySpreadConstraints", 0, "labelSelector", "matchLabels"),
                        template("spec", "topologySpreadConstraints", 1, "labelSelector", "matchLabels")))
                .extracting(Manifest::node)
                .containsOnly(labels);
        Manifest let = Manifest.of("networkpolicy.yaml").at("spec", "ingress");
        assertThat(List.of(
                        let.at(0, "ports", 0, "port").text(),
                        let.at(1, "ports", 0, "port").text()))
                .containsExactly("http", "management");
        assertThat(Manifest.of("service.yaml")
                        .at("spec", "ports", 0, "targetPort")
                        .text())
                .isEqualTo("http");
        Manifest backend = Manifest.of("ingress.yaml").at("spec", "rules", 0, "http", "paths", 0, "backend", "service");
        assertThat(backend.at("name").text()).isEqualTo("ticketbridge");
        assertThat(backend.at("port", "name").text()).isEqualTo("http");
        assertThat(template("spec", "serviceAccountName").text())
                .isEqualTo(Manifest.of("serviceaccount.yaml")
                        .at("metadata", "name")
                        .text());
        assertThat(container().at("envFrom", 0, "configMapRef", "name").text())
                .isEqualTo(Manifest.of("kustomization.yaml")
                        .at("configMapGenerator", 0, "name")
                        .text());
        assertThat(container().at("image").text())
                .isEqualTo(Manifest.of("kustomization.yaml")
                        .at("images", 0, "name")
                        .text());
    }

    @Test
    void systemdShouldWaitForAsLongAsAStopTakes() throws Exception {
        Configuration.Shutdown stop = Configuration.from(Map.of()).shutdown();
        String seconds = one("TimeoutStopSec=([0-9]+)s", deploy("ticketbridge.service"));
        assertThat(Duration.ofSeconds(Long.parseLong(seconds)))
                .isGreaterThanOrEqualTo(stop.delay().plus(stop.grace()).plus(CLOSING));
    }

    @Test
    void theImageShouldListenWhereItSays() throws Exception {
        String dockerfile = deploy("Dockerfile");
        assertThat(one("EXPOSE ([0-9]+)", dockerfile)).isEqualTo(Setting.PORT.byDefault());
        assertThat(one("CMD \\[\"([a-z]+)\"]", dockerfile)).isEqualTo(ServeCommand.NAME);
        assertThat(one("HEALTHCHECK [^\\[]*\\[.*\"([a-z]+)\"]", dockerfile)).isEqualTo(ReadyCommand.NAME);
        Configuration configuration = Configuration.from(imageEnvironment());
        assertThat(configuration.host()).isEqualTo("0.0.0.0");
        assertThat(configuration.dataDir()).isEqualTo(Path.of("/data/ticketbridge"));
    }

    /** A file may take six times as long as any other answer of Jira's, and 25 s are for what is asked before. */
    @Test
    void proxiesShouldWaitForAFileAndTakeTheLargest() throws Exception {
        Duration answer =
                Configuration.from(Map.of()).jira().timeout().multipliedBy(6).plusSeconds(25);
        Manifest annotations = Manifest.of("ingress.yaml").at("metadata", "annotations");
        List<String> waits = List.of(
                one("set-timeout server ([0-9]+)s", deploy("haproxy.cfg")),
                one("attachments \\{[^}]*proxy_read_timeout ([0-9]+)s", deploy("nginx.conf")),
                one("([0-9]+)s", annotations.at("nginx.org/proxy-read-timeout").text()));
        assertThat(waits).hasSize(3).allSatisfy(wait -> assertThat(Duration.ofSeconds(Long.parseLong(wait)))
                .isGreaterThan(answer));
        assertThat(one("client_max_body_size ([0-9]+m)", deploy("nginx.conf")))
                .isEqualTo(annotations.at("nginx.org/client-max-body-size").text())
                .isEqualTo("11m");
    }

    private static Manifest template(Object... way) throws IOException {
        return Manifest.of("deployment.yaml").at("spec", "template").at(way);
    }

    private static Manifest container() throws IOException {
        return template("spec", "containers", 0);
    }

    /** As the image and the manifests set it, with secrets that can be read. */
    private static Map<String, String> environment(Path secrets) throws IOException {
        Map<String, String> environment = new HashMap<>(imageEnvironment());
        Properties settings = new Properties();
        try (var reader = Files.newBufferedReader(Manifest.FOLDER.resolve("settings.env"))) {
            settings.load(reader);
        }
        settings.forEach((name, value) -> environment.put(name.toString(), value.toString()));
        for (Manifest variable : container().at("env").each()) {
            Path there = Path.of(variable.at("value").text());
            assertThat(there.getParent())
                    .isEqualTo(Path.of(
                            container().at("volumeMounts", 2, "mountPath").text()));
            Path file = Files.writeString(secrets.resolve(there.getFileName()), "secret\n");
            environment.put(variable.at("name").text(), file.toString());
        }
        return environment;
    }

    private static Map<String, String> imageEnvironment() throws IOException {
        Map<String, String> environment = Pattern.compile("(TICKETBRIDGE_[A-Z_]+)=(\\S+)")
                .matcher(deploy("Dockerfile"))
                .results()
                .collect(Collectors.toMap(match -> match.group(1), match -> match.group(2)));
        assertThat(environment).hasSize(2);
        return environment;
    }

    private static String deploy(String file) throws IOException {
        return Files.readString(DOCS.resolve("deploy").resolve(file));
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(DOCS.resolve("deploy"))) {
            List<Path> all = new ArrayList<>(files.filter(Files::isRegularFile).toList());
            all.addAll(List.of(DOCS.resolve("hardening.md"), DOCS.resolve("operations.md")));
            return all;
        }
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    /** What the one place that looks so has in its group. */
    private static String one(String pattern, String text) {
        List<String> found = Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(match -> Objects.requireNonNull(match.group(1)))
                .toList();
        assertThat(found).as(pattern).hasSize(1);
        return found.get(0);
    }
}
