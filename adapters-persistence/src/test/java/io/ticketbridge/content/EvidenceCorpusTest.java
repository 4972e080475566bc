package io.ticketbridge.content;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.ticketbridge.content.EvidenceCorpus.Case;
import io.ticketbridge.domain.AttachmentPolicy;
import io.ticketbridge.domain.FileName;
import io.ticketbridge.domain.FileType;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.port.ContentInspector;
import io.ticketbridge.port.ContentInspector.InspectedFile;
import io.ticketbridge.port.TestFiles;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hundreds of files, each let in or not as it should be, at a price that is known (S-16 to S-18). */
class EvidenceCorpusTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final long MOST_ALLOCATED = 16L * 1024 * 1024;
    private static final Duration MOST_CPU = Duration.ofMillis(200);
    private static final int MUTATIONS = Integer.getInteger("mutations", 3_000);
    private static final long SEED = Long.getLong("seed", 20_261_124);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private ContentInspector inspector;

    @BeforeEach
    void makeInspector() {
        inspector = new TikaContentInspector(folder);
    }

    @Test
    void eachFileShouldBeLetInOrNotAsItShould() throws Exception {
        List<Case> cases = EvidenceCorpus.all();
        List<Case> wrong = cases.stream()
                .filter(one -> isLetIn(one.name(), one.content()) != one.passes())
                .toList();
        assertThat(wrong).isEmpty();
        assertThat(cases).hasSizeGreaterThan(400);
        assertThat(folder).isEmptyDirectory();
        System.out.printf(
                "evidence: %d files, of which %d are let in; 0 wrongly%n",
                cases.size(), cases.stream().filter(Case::passes).count());
    }

    @Test
    void noFileShouldCostMuch() throws Exception {
        List<Case> cases = EvidenceCorpus.all();
        cases.forEach(one -> isLetIn(one.name(), one.content()));
        List<String> dear = new ArrayList<>();
        for (Case one : cases) {
            long cpu = THREADS.getCurrentThreadCpuTime();
            long allocated = THREADS.getCurrentThreadAllocatedBytes();
            isLetIn(one.name(), one.content());
            allocated = THREADS.getCurrentThreadAllocatedBytes() - allocated;
            cpu = THREADS.getCurrentThreadCpuTime() - cpu;
            if (allocated > MOST_ALLOCATED || cpu > MOST_CPU.toNanos()) {
                dear.add("%s: %d ms, %d KiB".formatted(one, cpu / 1_000_000, allocated / 1024));
            }
        }
        assertThat(dear).isEmpty();
    }

    /** Whatever becomes of its bytes, a file is one or none. */
    @Test
    void noChangeOfAByteShouldBeMoreThanARefusal() {
        Random random = new Random(SEED);
        List<byte[]> whole = List.copyOf(EvidenceCorpus.families().values());
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] content = whole.get(random.nextInt(whole.size())).clone();
            for (int changes = 1 + random.nextInt(8); changes > 0; changes--) {
                content[random.nextInt(content.length)] = (byte) random.nextInt(256);
            }
            try (InspectedFile file = inspector.inspect(new ByteArrayInputStream(content), content.length)) {
                assertThat(file.size()).isEqualTo(content.length);
            }
        }
        assertThat(folder).isEmptyDirectory();
    }

    /** What a library prints is no line of the log, and whoever sends the file could write it. */
    @Test
    void nothingShouldBePrintedWhateverAFileIs() throws Exception {
        List<byte[]> files = new ArrayList<>();
        EvidenceCorpus.all().forEach(one -> files.add(one.content()));
        byte[] svg = TestFiles.svg("<text>\u6f0f</text>");
        for (int at = 0; at < svg.length; at++) {
            byte[] changed = svg.clone();
            changed[at] = (byte) 0xFF;
            files.add(changed);
            files.add(Arrays.copyOf(svg, at));
        }
        for (String declared : List.of("", " encoding=\"utf-8\"", " encoding=\"us-ascii\"", " encoding=\"utf-16\"")) {
            files.add(("<?xml version=\"1.0\"" + declared + "?><\u00ff").getBytes(StandardCharsets.ISO_8859_1));
            files.add(("\uFEFF<?xml version=\"1.0\"" + declared + "?><\ud800/>").getBytes(StandardCharsets.UTF_16BE));
        }
        assertThat(printedMeanwhile(() -> files.forEach(file -> isLetIn("a.svg", file))))
                .isEmpty();
    }

    private static String printedMeanwhile(Runnable work) {
        PrintStream out = System.out;
        PrintStream errors = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream both = new PrintStream(printed, true, StandardCharsets.UTF_8);
        System.setOut(both);
        System.setErr(both);
        try {
            work.run();
        } finally {
            System.setOut(out);
            System.setErr(errors);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }

    private boolean isLetIn(String name, byte[] content) {
        try (InspectedFile file = inspector.inspect(new ByteArrayInputStream(content), AttachmentPolicy.MAX_BYTES)) {
            FileType claimed = AttachmentPolicy.claimedType(new FileName(name));
            AttachmentPolicy.contentMustBe(claimed, file.type(), file.size());
            AttachmentPolicy.drawingMustBePassive(claimed, file.active());
            return true;
        } catch (Refusal refused) {
            return false;
        }
    }
}
