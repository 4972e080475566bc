package io.ticketbridge.jira;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ticketbridge.another.AnotherClient;
import io.ticketbridge.domain.BaseUrl;
import io.ticketbridge.domain.Credentials;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.domain.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JiraClientFolderTest {
    private static final BaseUrl JIRA = new BaseUrl("https://jira.example.com");
    private static final Credentials TOKEN = new Credentials.PersonalAccessToken(new Secret("token"));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void whatIsNotThereShouldBeRefusedWithWhoCanMendIt() throws IOException {
        Files.createDirectories(folder.resolve("empty"));
        try (JiraClientFolder clients = new JiraClientFolder(folder)) {
            for (String name : new String[] {"nobody", "empty"}) {
                assertThatThrownBy(() -> clients.require(name, JIRA, TOKEN))
                        .isInstanceOf(Refusal.AddressNotAllowed.class)
                        .hasMessageContaining(name)
                        .hasMessageContaining("TICKETBRIDGE_JIRA_CLIENTS_DIR")
                        .hasMessageNotContaining(folder.toString());
            }
        }
    }

    @Test
    void aClientShouldSeeOurWordsAndNoLibraryOfOurs() throws IOException {
        put("another", AnotherClient.class.getName());
        try (JiraClientFolder clients = new JiraClientFolder(folder)) {
            JiraClientProvider found = clients.find("another").orElseThrow();
            assertThat(found).isNotInstanceOf(AnotherClient.class);
            assertThat(clients.find("another")).containsSame(found);
            assertThatThrownBy(() -> clients.require("another", JIRA, TOKEN))
                    .isInstanceOf(Refusal.AddressNotAllowed.class)
                    .hasMessageContaining("does not see com.fasterxml.jackson.core.JsonFactory");
        }
    }

    @Test
    void aFolderWithoutTheClientThatItIsNamedForShouldBeAsNone() throws IOException {
        put("misnamed", AnotherClient.class.getName());
        put("broken", "io.ticketbridge.jira.NoSuchProvider");
        try (JiraClientFolder clients = new JiraClientFolder(folder)) {
            assertThat(clients.find("misnamed")).isEmpty();
            assertThat(clients.find("broken")).isEmpty();
        }
    }

    private void put(String name, String provider) throws IOException {
        Path jar = Files.createDirectories(folder.resolve(name)).resolve("client.jar");
        String file = AnotherClient.class.getName().replace('.', '/') + ".class";
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out);
                InputStream bytes = AnotherClient.class.getResourceAsStream("/" + file)) {
            zip.putNextEntry(new ZipEntry("META-INF/services/" + JiraClientProvider.class.getName()));
            zip.write(provider.getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry(file));
            zip.write(Objects.requireNonNull(bytes).readAllBytes());
        }
    }
}
