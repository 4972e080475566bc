package io.ticketbridge.content;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketbridge.port.ContentInspector.InspectedFile;
import io.ticketbridge.port.TestFiles;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PdfActivityTest {
    private static final String HARMLESS = "5 0 6 12 <</Type/X>> [1 2 3]";
    private static final String SCRIPT = "5 0 <</S/JavaScript/JS(app.alert\\(1\\))>>";

    private static final String HEAD = "/Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length 9";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>",
                "/OpenAction<</S /JavaScript/JS 9 0 R>>",
                "/OpenAction<</S/Java#53cript/JS(1)>>",
                "/OpenAction<</S/#4a#61#76#61#53#63#72#69#70#74/JS(1)>>",
                "/Names<</JavaScript<</Names[]>>>>",
                "/OpenAction<</S/Launch/F(cmd.exe)>>",
                "/OpenAction<</S/SubmitForm/F(https://evil.example)>>",
                "/OpenAction<</S/ImportData/F(a.fdf)>>",
                "/AcroForm<</XFA 9 0 R>>",
                "/A<</Subtype/RichMedia>>",
                "/A<</S/Rendition>>",
                "/Encrypt 9 0 R",
                "/A(\n%\n)/JavaScript"
            })
    void aPdfThatRunsSomethingShouldBeActive(String entries) {
        assertThat(isActive(TestFiles.pdf(entries))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/OpenAction[3 0 R/Fit]",
                "/A<</S/URI/URI(https://example.com)>>",
                "/A<</S/GoTo/D[3 0 R/Fit]>>",
                "/Title(JavaScript and Launch)",
                "/JavaScripts/LaunchPad/Encrypted"
            })
    void aPdfThatIsOnlyReadShouldNotBeActive(String entries) {
        assertThat(isActive(TestFiles.pdf(entries))).isFalse();
    }

    @Test
    void whatIsPackedShouldBeLookedAt() throws IOException {
        String head = HEAD + ">>stream";
        for (String end : new String[] {"\n", "\r\n", "\r"}) {
            assertThat(isActive(packed(head + end, HARMLESS))).isFalse();
            assertThat(isActive(packed(head + end, SCRIPT))).isTrue();
        }
        assertThat(isActive(packed(head.replace("ObjStm", "Obj#53tm") + "\n", SCRIPT)))
                .isTrue();
        assertThat(isActive(packed(head.replace("/Type/ObjStm", "") + "\n", SCRIPT)))
                .as("some readers do not look at the type")
                .isTrue();
        assertThat(isActive(packed("/Filter[ /FlateDecode ]/First 4/N 1>>%\nstream\n", SCRIPT)))
                .isTrue();
        assertThat(isActive(packed("/Filter/FlateDecode/Length 9>>stream\n", "q 1 0 0 1 0 0 cm Q")))
                .as("nothing is packed into a page")
                .isFalse();
    }

    /** The dictionary says so, but the data are not what a reader could take for objects. */
    @Test
    void whatIsPackedAndCannotBeReadShouldBeActive() throws IOException {
        assertThat(isActive(packed(HEAD + ">>stream\n", "\u0002" + SCRIPT))).isTrue();
        assertThat(isActive(packed(HEAD + "/Long(" + "a".repeat(70_000) + ")>>stream\n", HARMLESS)))
                .isTrue();
        assertThat(isActive(packed("/Long(" + "a".repeat(70_000) + ")" + HEAD + ">>stream\n", SCRIPT)))
                .isTrue();
        assertThat(isActive(packed(HEAD + ">>stream\n", "1 " + " ".repeat(40_000_000))))
                .isTrue();
        assertThat(isActive(packed(HEAD + ">>stream \n", HARMLESS)))
                .as("the data do not begin there")
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/Filter[/FlateDecode/ASCIIHexDecode]",
                "/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 8>>",
                "/Filter/FlateDecode/Filter/LZWDecode",
                "/Filter/LZWDecode",
                "/Filter 9 0 R",
                "/Filter/Fl"
            })
    void whatIsPackedInAnotherWayThanWritersDoShouldBeActive(String how) throws IOException {
        assertThat(isActive(packed("/Type/ObjStm/N 1/First 4" + how + ">>stream\n", HARMLESS)))
                .isTrue();
    }

    /** What a reader skips hides nothing from us, nor does it hide the beginning from us. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/stream/More(stream\n)",
                "/A(>>stream\n)",
                "/A(1 0 obj<<>>)",
                "%>>stream\n\n",
                "/A(\\)>>stream\n)",
                "/A<</N 2>>",
                "/A(()>>stream\n)"
            })
    void aDecoyShouldHideNothing(String decoy) throws IOException {
        assertThat(isActive(packed(decoy + HEAD + ">>stream\n", SCRIPT))).isTrue();
        assertThat(isActive(packed(HEAD + decoy + ">>stream\n", SCRIPT))).isTrue();
        assertThat(isActive(packed(HEAD + decoy + ">>stream\n", HARMLESS))).isFalse();
    }

    private static byte[] packed(String head, String objects) throws IOException {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(data)) {
            deflater.write(objects.getBytes(ISO_8859_1));
        }
        String more = ">>endobj\n4 0 obj<<" + head + data.toString(ISO_8859_1) + "\nendstream endobj\n5 0 obj<<";
        return new String(TestFiles.pdf("/MORE"), ISO_8859_1)
                .replace("/MORE", more)
                .getBytes(ISO_8859_1);
    }

    private boolean isActive(byte[] content) {
        try (InspectedFile file =
                new TikaContentInspector(folder).inspect(new ByteArrayInputStream(content), content.length)) {
            return file.active();
        }
    }
}
