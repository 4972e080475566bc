package io.ticketbridge.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ticketbridge.jira.JiraProxy;
import io.ticketbridge.usecase.ActiveSvg;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationTest {
    @Test
    void withoutSettingsItShouldListenOnLoopbackAndKeepItsDataInAFolder() {
        Configuration configuration = Configuration.from(Map.of("PATH", "/bin"));
        assertThat(configuration.host()).isEqualTo("127.0.0.1");
        assertThat(configuration.port()).isEqualTo(8080);
        assertThat(configuration.database().url()).startsWith("jdbc:h2:file:/").endsWith("/data/ticketbridge");
        assertThat(configuration.jira().allowHttp()).isFalse();
        assertThat(configuration.activeSvg()).isEqualTo(ActiveSvg.REFUSE);
    }

    @Test
    void theEnvironmentShouldWinOverTheFile(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("ticketbridge.properties"), "port=9000\njira.timeout=1500ms\n");
        Configuration configuration =
                Configuration.from(Map.of("TICKETBRIDGE_CONFIG", file.toString(), "TICKETBRIDGE_PORT", "9001"));
        assertThat(configuration.port()).isEqualTo(9001);
        assertThat(configuration.jira().timeout()).isEqualTo(Duration.ofMillis(1500));
    }

    @ParameterizedTest
    @CsvSource({"'',21600", "1h,3600", "5m,300", "0s,0", "0h,0"})
    void howOftenIntegrationsAreExaminedShouldBeASetting(String value, long seconds) {
        Configuration configuration = Configuration.from(Map.of("TICKETBRIDGE_CHECKUP_EVERY", value));
        assertThat(configuration.checkupEvery()).isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @CsvSource({
        "TICKETBRIDGE_PROT,8080,did you mean TICKETBRIDGE_PORT?",
        "TICKETBRIDGE_DATABASE_URI,x,did you mean TICKETBRIDGE_DATABASE_URL?",
        "TICKETBRIDGE_PORT,eighty,TICKETBRIDGE_PORT must be a whole number from 0 to 65535",
        "TICKETBRIDGE_PORT,70000,TICKETBRIDGE_PORT must be a whole number from 0 to 65535",
        "TICKETBRIDGE_JIRA_TIMEOUT,20,TICKETBRIDGE_JIRA_TIMEOUT must be a duration",
        "TICKETBRIDGE_CHECKUP_EVERY,299s,'TICKETBRIDGE_CHECKUP_EVERY must be a duration such as 6h, from 5m on, or 0s for never'",
        "TICKETBRIDGE_CHECKUP_EVERY,never,TICKETBRIDGE_CHECKUP_EVERY must be a duration",
        "TICKETBRIDGE_ACTIVE_SVG,maybe,'TICKETBRIDGE_ACTIVE_SVG must be one of refuse, keep'",
        "TICKETBRIDGE_JIRA_ALLOW_HTTP,yes,'TICKETBRIDGE_JIRA_ALLOW_HTTP must be one of true, false'",
        "TICKETBRIDGE_JIRA_PROXY,proxy.example.com:3128,'TICKETBRIDGE_JIRA_PROXY must be http://host:port'",
        "TICKETBRIDGE_JIRA_PROXY,http://user:secret@proxy.example.com:3128,'must be http://host:port'",
        "TICKETBRIDGE_DATABASE_URL,jdbc:mysql://x,TICKETBRIDGE_DATABASE_URL must be jdbc:postgresql",
        "TICKETBRIDGE_DATABASE_PASSWORD_FILE,/nowhere,cannot be read: /nowhere",
        "TICKETBRIDGE_CONFIG,/nowhere,cannot be read: /nowhere"
    })
    void aBadSettingShouldBeToldInOneSentence(String variable, String value, String message) {
        assertThatThrownBy(() -> Configuration.from(Map.of(variable, value)))
                .isInstanceOf(OperatorError.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource({
        "TICKETBRIDGE_JIRA_ALLOWED_HOSTS,'jira.example.com, *',must be hosts such as jira.example.com",
        "TICKETBRIDGE_JIRA_ALLOWED_HOSTS,https://jira.example.com,must be hosts such as jira.example.com",
        "TICKETBRIDGE_JIRA_ALLOWED_HOSTS,jira.*.com,must be hosts such as jira.example.com",
        "TICKETBRIDGE_JIRA_ALLOWED_NETWORKS,10.0.0.0,must be networks such as 10.0.0.0/8",
        "TICKETBRIDGE_JIRA_CA_FILE,/nowhere,must name a file of certificates in PEM: /nowhere"
    })
    void whereAJiraMayBeShouldBeToldWhenItCannotBeRead(String variable, String value, String message) {
        Configuration.Jira jira = Configuration.from(Map.of(variable, value)).jira();
        assertThatThrownBy(() -> JiraWiring.options(jira, "Test", 16))
                .isInstanceOf(OperatorError.class)
                .hasMessageContaining(variable)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:h2:file:/x/y;INIT=RUNSCRIPT FROM 'http://127.0.0.1/x.sql'",
                "jdbc:h2:file:/x/y;init=CREATE ALIAS X AS 'void x(){}'",
                "jdbc:h2:file:/x/y;AUTO_SERVER=TRUE",
                "jdbc:h2:file:/x/y;FILE_LOCK=NO",
                "jdbc:h2:file:/x/y;WRITE_DELAY=500",
                "jdbc:h2:file:/x/y;",
                "jdbc:h2:file:memFS:/x",
                "jdbc:h2:file:/x/y:z",
                "jdbc:h2:file:relative",
                "jdbc:h2:file:~/x",
                "jdbc:h2:file:",
                "jdbc:h2:mem:x",
                "jdbc:h2:/x/y",
                "jdbc:h2:tcp://127.0.0.1/x",
                "jdbc:h2:ssl://127.0.0.1/x",
                "jdbc:h2:zip:/x.zip!/y",
                "JDBC:H2:FILE:/x",
                " jdbc:h2:file:/x;INIT=x",
                "jdbc:postgresql://h/d?socketFactory=org.example.Any&socketFactoryArg=http://127.0.0.1/x.xml",
                "jdbc:postgresql://h/d?ssl=true&SSLFactory=org.example.Any",
                "jdbc:postgresql://h/d?sslhostnameverifier=org.example.Any",
                "jdbc:postgresql://h/d?sslpasswordcallback=org.example.Any",
                "jdbc:postgresql://h/d?authenticationPluginClassName=org.example.Any",
                "jdbc:postgresql://h/d?xmlFactoryFactory=org.example.Any",
                "jdbc:postgresql://h/d?loggerLevel=TRACE&loggerFile=/x.jsp",
                "jdbc:postgresql://h/d?service=other",
                "jdbc:postgresql://h/d?socket%46actory=org.example.Any",
                "jdbc:postgresql://h/d?a=b?socketFactory=org.example.Any",
                "jdbc:postgresql:",
                "jdbc:log4jdbc:postgresql://h/d",
                "http://127.0.0.1/x"
            })
    void anAddressThatMakesADriverDoMoreThanConnectShouldBeRefused(String url) {
        assertThatThrownBy(() -> Configuration.from(Map.of("TICKETBRIDGE_DATABASE_URL", url)))
                .isInstanceOf(OperatorError.class)
                .hasMessageContaining("TICKETBRIDGE_DATABASE_URL must be");
    }

    @Test
    void aFolderShouldNotBringSettingsIntoTheAddress() {
        assertThatThrownBy(() -> Configuration.from(Map.of("TICKETBRIDGE_DATA_DIR", "/x;INIT=RUNSCRIPT FROM 'y'")))
                .isInstanceOf(OperatorError.class)
                .hasMessageContaining("TICKETBRIDGE_DATA_DIR must be");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:h2:file:/srv/ticket bridge/db",
                "jdbc:postgresql://db.example.com/ticketbridge",
                "jdbc:postgresql://a:5432,b:5433/d?targetServerType=primary&sslmode=verify-full&sslrootcert=/ca.pem",
                "jdbc:postgresql:ticketbridge"
            })
    void whatSaysWhereADatabaseIsShouldBeTaken(String url) {
        assertThat(Configuration.from(Map.of("TICKETBRIDGE_DATABASE_URL", url))
                        .database()
                        .url())
                .isEqualTo(url);
    }

    @Test
    void aProxyShouldKeepItsPasswordToItself() {
        Configuration configuration = Configuration.from(Map.of(
                "TICKETBRIDGE_JIRA_PROXY", "http://proxy.example.com:3128",
                "TICKETBRIDGE_JIRA_PROXY_USER", "bridge",
                "TICKETBRIDGE_JIRA_PROXY_PASSWORD", "s3cret",
                "TICKETBRIDGE_JIRA_NO_PROXY", "*.example.com"));
        JiraProxy proxy =
                JiraWiring.options(configuration.jira(), "Test", 16).proxy().orElseThrow();
        assertThat(proxy.host()).isEqualTo("proxy.example.com");
        assertThat(proxy.login().orElseThrow().password().value()).isEqualTo("s3cret");
        assertThat(proxy.toString() + configuration).doesNotContain("s3cret");
    }

    @Test
    void anUnknownPropertyShouldBeToldWithTheNearest(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("x.properties"), "databse.url=x\n");
        assertThatThrownBy(() -> Configuration.from(Map.of("TICKETBRIDGE_CONFIG", file.toString())))
                .hasMessageContaining("did you mean database.url?");
    }

    @Test
    void theReadmesTableShouldListEachSettingWithItsDefault() throws Exception {
        String readme = Files.readString(Path.of("..", "README.md"));
        assertThat(Setting.values()).allSatisfy(setting -> assertThat(readme)
                .containsPattern("\\| `" + setting.variable() + "` \\| [^|]*" + Pattern.quote(setting.byDefault())));
        assertThat(Pattern.compile("\\| `(TICKETBRIDGE_[A-Z_]+)` \\|")
                        .matcher(readme)
                        .results())
                .hasSameSizeAs(Setting.values());
    }

    @Test
    void aSecretShouldBeReadFromAFileAndHideItself(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("password"), "s3cret\n");
        Configuration configuration =
                Configuration.from(Map.of("TICKETBRIDGE_DATABASE_PASSWORD_FILE", file.toString()));
        assertThat(configuration.database().password().value()).isEqualTo("s3cret");
        assertThat(configuration.toString()).doesNotContain("s3cret");
    }
}
