package io.ticketbridge.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketbridge.jira.sandbox.SandboxOptions;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * The disk under H2 is full. The server's files are kept from growing by its limit on their size; with
 * {@code -Dsmall=/a/folder} the disk of that folder is filled indeed, so let it be a small one. Nothing else runs beside it, for it
 * takes a time.
 */
@Isolated
class DiskIT {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final Ledger ledger = new Ledger();

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void aFullDiskShouldBeToldAndLoseNothing() throws Exception {
        Path disk = System.getProperty("small") == null ? folder : Path.of(System.getProperty("small"));
        try (Stage stage = Stage.onH2(disk, SandboxOptions.cloud())) {
            wish(stage);
            fill(stage, disk);
            long opened = stage.issues().count();
            int refused = 0;
            while (refused < 20) {
                HttpResponse<String> reply = wish(stage);
                assertThat(reply.statusCode()).as(reply.body()).isIn(201, 503);
                refused += reply.statusCode() == 503 ? 1 : 0;
            }
            long meanwhile = stage.issues().count() - opened;
            free(stage, disk);
            long began = System.nanoTime();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> wish(stage).statusCode() == 201);
            long again = (System.nanoTime() - began) / 1_000_000;
            stage.node().kill();
            stage.node().start();
            System.out.printf(
                    "full disk: %d refused with 503, %d issues opened meanwhile, written again after %d ms; %s%n",
                    refused, meanwhile, again, ledger.settle(stage, Duration.ofMinutes(2)));
            assertThat(stage.node().log())
                    .contains("The database does not work")
                    .contains("The database works again");
        }
    }

    private HttpResponse<String> wish(Stage stage) throws Exception {
        String wish = ledger.newWish();
        HttpResponse<String> reply = stage.client().post("/tickets", "{\"summary\":\"" + wish + "\"}");
        if (reply.statusCode() == 201) {
            ledger.acknowledged(wish, SdkClient.idIn(reply));
        }
        return reply;
    }

    private static void fill(Stage stage, Path disk) throws Exception {
        if (System.getProperty("small") == null) {
            limit(stage, "1024:");
            return;
        }
        try (var filler = Files.newOutputStream(disk.resolve("filler"))) {
            byte[] block = new byte[4096];
            while (true) {
                filler.write(block);
            }
        } catch (IOException full) {
            return;
        }
    }

    private static void free(Stage stage, Path disk) throws Exception {
        if (System.getProperty("small") == null) {
            limit(stage, "unlimited:");
            return;
        }
        Files.delete(disk.resolve("filler"));
    }

    /** No file of the process may grow beyond that many bytes. */
    private static void limit(Stage stage, String size) throws Exception {
        Process command = new ProcessBuilder(
                        "prlimit",
                        "--fsize=" + size,
                        "--pid",
                        String.valueOf(stage.node().process().pid()))
                .inheritIO()
                .start();
        assertThat(command.waitFor()).isZero();
    }
}
