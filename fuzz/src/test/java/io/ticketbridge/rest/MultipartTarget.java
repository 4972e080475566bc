package io.ticketbridge.rest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketbridge.domain.Refusal;
import io.ticketbridge.fuzz.Target;
import io.ticketbridge.usecase.AttachFile;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.message.internal.HeaderValueException;
import org.glassfish.jersey.server.ContainerRequest;

/**
 * A body of several parts, its {@code Content-Type} in the first line of the input. What is let in is one file, whose bytes
 * stand in the body in one piece.
 */
public final class MultipartTarget implements Target {
    private static final URI ADDRESS = URI.create("http://localhost/");
    private static final String TYPE = "multipart/form-data; boundary=b\n";
    private static final String FILE = "Content-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\n";

    @Override
    public List<byte[]> seeds() {
        return Stream.of(
                        TYPE + "--b\r\n" + FILE + "Content-Type: image/png\r\n\r\n\u0089PNG\r\n\r\n--b--\r\n",
                        TYPE + "--b\r\n" + FILE + "\r\n\r\n--b--",
                        TYPE + "before\r\n--b\r\n" + FILE + "\r\n\r\n--\r\n--bb\r\n--b--\r\nafter",
                        TYPE + "--b\r\n" + FILE.replace("filename=", "filename*=utf-8''%e2%82%ac; filename=")
                                + "\r\nx\r\n--b--",
                        TYPE + "--b\r\n" + FILE + "\r\nx\r\n--b\r\n" + FILE + "\r\ny\r\n--b--",
                        TYPE + "--b\r\n" + FILE + "\r\nno end",
                        TYPE + "--b--\r\n",
                        TYPE.replace("b\n", "\"a b\"; charset=x\n") + "--a b\r\n" + FILE + "\r\nx\r\n--a b--",
                        TYPE.replace("form-data", "mixed") + "--b\r\n" + FILE + "\r\nx\r\n--b--",
                        "text/plain\nx",
                        "\n")
                .map(text -> text.getBytes(ISO_8859_1))
                .toList();
    }

    @Override
    public void read(byte[] input) throws IOException {
        String text = new String(input, ISO_8859_1);
        int line = text.indexOf('\n');
        String body = text.substring(line + 1);
        try {
            AttachFile.Command command = MultipartUpload.read(
                    headers(text.substring(0, Math.max(0, line))), new ByteArrayInputStream(body.getBytes(ISO_8859_1)));
            assertThat(command.name().value()).isNotBlank().doesNotContain("/", "\n", "\0");
            byte[] content = command.content().readAllBytes();
            assertThat(body.contains(new String(content, ISO_8859_1))).isTrue();
            assertThat(command.content().read()).isEqualTo(-1);
        } catch (Refusal.Invalid | Refusal.FileTooLarge | BadRequest refused) {
            assertThat(refused).hasMessageNotContainingAny("Exception", "io.ticketbridge");
        } catch (NotSupportedException | HeaderValueException answeredByJersey) {
            assertThat(line).as("a content type that can be read").isLessThan(input.length);
        }
    }

    private static HttpHeaders headers(String contentType) {
        ContainerRequest request =
                new ContainerRequest(ADDRESS, ADDRESS, "POST", null, new MapPropertiesDelegate(), null);
        if (!contentType.isEmpty()) {
            request.header(HttpHeaders.CONTENT_TYPE, contentType);
        }
        return request;
    }
}
