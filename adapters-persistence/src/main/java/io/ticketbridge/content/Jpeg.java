package io.ticketbridge.content;

import java.io.IOException;

/**
 * JPEG (ITU T.81, annex B): segments from SOI to EOI, with a frame and a scan, and nothing after it. Phones append further
 * pictures, each whole, and say so in a segment (CIPA DC-007, Multi-Picture Format).
 */
final class Jpeg {
    private static final int SOI = 0xD8;
    private static final int EOI = 0xD9;
    private static final int SOS = 0xDA;
    private static final int APP2 = 0xE2;
    private static final String MULTI_PICTURE = "MPF\0";

    private final FileBytes in;
    private boolean frame;
    private boolean scan;
    private boolean several;

    private Jpeg(FileBytes in) {
        this.in = in;
    }

    static boolean isWhole(FileBytes in) throws IOException {
        Jpeg first = new Jpeg(in);
        boolean whole = first.isPicture();
        while (whole && first.several && !in.isAtEnd()) {
            whole = new Jpeg(in).isPicture();
        }
        return whole && in.isAtEnd();
    }

    private boolean isPicture() throws IOException {
        if (in.u8() != 0xFF || in.u8() != SOI) {
            return false;
        }
        int marker = marker();
        while (marker != EOI) {
            if (marker == SOI || !isSegment(marker)) {
                return false;
            }
            marker = marker == SOS ? markerAfterScan() : marker();
        }
        return frame && scan;
    }

    /** Fill bytes may come before it (B.1.1.2). */
    private int marker() throws IOException {
        int marker = in.u8() == 0xFF ? in.u8() : 0;
        while (marker == 0xFF) {
            marker = in.u8();
        }
        return marker;
    }

    /** Two bytes of length, that count themselves, and what they say; no other marker stands alone between segments. */
    private boolean isSegment(int marker) throws IOException {
        int length = in.u16() - 2;
        if (marker < 0xC0 || length < 0 || (marker >= 0xD0 && marker <= 0xD7)) {
            return false;
        }
        long end = in.position() + length;
        boolean sane = !isFrame(marker) || isSmall();
        several |= marker == APP2
                && length >= MULTI_PICTURE.length()
                && in.ascii(4).equals(MULTI_PICTURE);
        scan |= marker == SOS;
        in.skip(end - in.position());
        return sane;
    }

    /** SOF0 to SOF15, without DHT, JPG and DAC, whose numbers are among theirs. */
    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    private boolean isSmall() throws IOException {
        frame = true;
        in.skip(1);
        int height = in.u16();
        return Pixels.areFew(in.u16(), height);
    }

    /** Behind a scan's data, in which FF is followed by 00 or by the number of a restart (B.1.1.5). */
    private int markerAfterScan() throws IOException {
        while (true) {
            while (in.u8() != 0xFF) {
                // data of the picture
            }
            int next = in.u8();
            while (next == 0xFF) {
                next = in.u8();
            }
            if (next != 0 && (next < 0xD0 || next > 0xD7)) {
                return next;
            }
        }
    }
}
