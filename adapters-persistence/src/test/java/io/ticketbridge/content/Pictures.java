package io.ticketbridge.content;

import static io.ticketbridge.content.EvidenceCorpus.ascii;
import static io.ticketbridge.content.EvidenceCorpus.bytes;
import static io.ticketbridge.content.EvidenceCorpus.joined;

import io.ticketbridge.port.TestFiles;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Pictures as programs write them, and as none should. The family is the first word of what each is. */
final class Pictures {
    private static final int[] KINDS = {
        BufferedImage.TYPE_INT_RGB, BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_BYTE_INDEXED
    };

    private Pictures() {}

    static Map<String, byte[]> whole() throws IOException {
        Map<String, byte[]> whole = new LinkedHashMap<>();
        for (int kind : KINDS) {
            BufferedImage image = new BufferedImage(61, 47, kind);
            image.createGraphics().drawOval(3, 3, 40, 30);
            whole.put("png of kind " + kind, written(image, "png", false));
            whole.put("png in passes of kind " + kind, written(image, "png", true));
            whole.put("gif of kind " + kind, written(image, "gif", false));
            whole.put("jpeg of kind " + kind, written(image, "jpg", false));
            whole.put("jpeg in passes of kind " + kind, written(image, "jpg", true));
        }
        whole.put("png with text", pngWith("tEXt", ascii("Comment\0hello")));
        whole.put("png of 60,000 bytes", TestFiles.png(60_000));
        whole.put("gif of two frames", animated());
        whole.put("gif with a comment", gifWith(ascii("hello")));
        whole.put("jpeg with a comment", jpegWith(ascii("hello")));
        byte[] second = TestFiles.jpeg();
        whole.put("jpeg of a phone, two pictures", joined(jpegWithSegment(0xE2, ascii("MPF\0II*\0")), second, second));
        whole.put(
                "webp without loss",
                riff(chunk("VP8L", joined(new byte[] {0x2F}, little(4, 60 | 46 << 14), new byte[9]))));
        byte[] lossy = Arrays.copyOfRange(TestFiles.webp(), 12, 44);
        whole.put("webp extended", riff(chunk("VP8X", new byte[10]), lossy, chunk("EXIF", ascii("odd"))));
        return whole;
    }

    static Map<String, byte[]> floods() {
        Map<String, byte[]> floods = new LinkedHashMap<>();
        byte[] png = TestFiles.png();
        ByteBuffer.wrap(png).putInt(16, 65_500).putInt(20, 65_500);
        floods.put("png of 4 gigapixels", png);
        byte[] gif = TestFiles.gif();
        ByteBuffer.wrap(gif).putShort(6, (short) 0xDCFF).putShort(8, (short) 0xDCFF);
        floods.put("gif of 4 gigapixels", gif);
        byte[] jpeg = TestFiles.jpeg();
        int frame = indexOf(jpeg, new byte[] {(byte) 0xFF, (byte) 0xC2});
        ByteBuffer.wrap(jpeg).putShort(frame + 5, (short) 0xFFDC).putShort(frame + 7, (short) 0xFFDC);
        floods.put("jpeg of 4 gigapixels", jpeg);
        byte[] webp = TestFiles.webp();
        ByteBuffer.wrap(webp).putShort(26, (short) 0xFF3F).putShort(28, (short) 0xFF3F);
        floods.put("webp of 268 megapixels", webp);
        byte[] canvas = new byte[10];
        Arrays.fill(canvas, 4, 10, (byte) 0xFF);
        floods.put("webp on a canvas of 281 terapixels", riff(chunk("VP8X", canvas), Arrays.copyOfRange(webp, 12, 44)));
        byte[] none = TestFiles.png();
        ByteBuffer.wrap(none).putInt(16, 0);
        floods.put("png without a width", none);
        byte[] below = TestFiles.png();
        ByteBuffer.wrap(below).putInt(16, -1);
        floods.put("png of a negative width", below);
        return floods;
    }

    static byte[] pngWith(String type, byte[] content) {
        byte[] small = TestFiles.png();
        int end = small.length - 12;
        CRC32 crc = new CRC32();
        crc.update(ascii(type));
        crc.update(content);
        return joined(
                Arrays.copyOf(small, end),
                big(content.length),
                ascii(type),
                content,
                big((int) crc.getValue()),
                Arrays.copyOfRange(small, end, small.length));
    }

    static byte[] jpegWith(byte[] comment) {
        return jpegWithSegment(0xFE, comment);
    }

    static byte[] jpegWithSegment(int marker, byte[] content) {
        byte[] small = TestFiles.jpeg();
        int length = content.length + 2;
        byte[] head = {(byte) 0xFF, (byte) marker, (byte) (length >> 8), (byte) length};
        return joined(Arrays.copyOf(small, 2), head, content, Arrays.copyOfRange(small, 2, small.length));
    }

    static byte[] gifWith(byte[] comment) {
        byte[] small = TestFiles.gif();
        byte[] blocks = {};
        // The last block is full, so that what ends the comment is in one piece.
        for (int end = comment.length; end > 0; end -= 255) {
            byte[] block = Arrays.copyOfRange(comment, Math.max(0, end - 255), end);
            blocks = joined(new byte[] {(byte) block.length}, block, blocks);
        }
        return joined(
                Arrays.copyOf(small, small.length - 1), bytes("!\u00fe"), blocks, new byte[] {0}, new byte[] {0x3B});
    }

    private static byte[] written(BufferedImage image, String format, boolean inPasses) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = Objects.requireNonNull(ImageIO.createImageOutputStream(bytes))) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            if (inPasses) {
                how.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            }
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), how);
        }
        return bytes.toByteArray();
    }

    private static byte[] animated() throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = Objects.requireNonNull(ImageIO.createImageOutputStream(bytes))) {
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            for (int frame = 0; frame < 2; frame++) {
                BufferedImage image = new BufferedImage(20, 20, BufferedImage.TYPE_BYTE_INDEXED);
                writer.writeToSequence(new IIOImage(image, null, null), writer.getDefaultWriteParam());
            }
            writer.endWriteSequence();
        }
        return bytes.toByteArray();
    }

    private static byte[] riff(byte[]... chunks) {
        byte[] content = joined(chunks);
        return joined(ascii("RIFF"), little(4, content.length + 4), ascii("WEBP"), content);
    }

    private static byte[] chunk(String type, byte[] content) {
        return joined(ascii(type), little(4, content.length), content, new byte[content.length % 2]);
    }

    private static byte[] little(int length, int value) {
        return ByteBuffer.allocate(length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value)
                .array();
    }

    private static byte[] big(int value) {
        return ByteBuffer.allocate(4).putInt(value).array();
    }

    private static int indexOf(byte[] in, byte[] wanted) {
        for (int at = 0; at < in.length - wanted.length; at++) {
            if (Arrays.equals(in, at, at + wanted.length, wanted, 0, wanted.length)) {
                return at;
            }
        }
        throw new IllegalStateException("There is none");
    }
}
