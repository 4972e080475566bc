package io.ticketbridge.content;

import java.io.IOException;

/** GIF (GIF89a, appendix B): a screen, then blocks with at least one image, the trailer, and nothing after it. */
final class Gif {
    private static final int EXTENSION = 0x21;
    private static final int IMAGE = 0x2C;
    private static final int TRAILER = 0x3B;
    private static final int HAS_TABLE = 0x80;

    private Gif() {}

    static boolean isWhole(FileBytes in) throws IOException {
        String signature = in.ascii(6);
        boolean signed = signature.equals("GIF87a") || signature.equals("GIF89a");
        if (!signed || !Pixels.areFew(in.u16LittleEndian(), in.u16LittleEndian())) {
            return false;
        }
        int packed = in.u8();
        in.skip(2);
        skipTable(in, packed);
        return hasImageAndTrailer(in);
    }

    private static boolean hasImageAndTrailer(FileBytes in) throws IOException {
        boolean image = false;
        for (int block = in.u8(); block != TRAILER; block = in.u8()) {
            if (block == EXTENSION) {
                in.skip(1);
            } else if (block == IMAGE && isSmall(in)) {
                image = true;
            } else {
                return false;
            }
            skipSubBlocks(in);
        }
        return image && in.isAtEnd();
    }

    /** Up to the data of an image, its minimum code size behind it. */
    private static boolean isSmall(FileBytes in) throws IOException {
        in.skip(4);
        boolean small = Pixels.areFew(in.u16LittleEndian(), in.u16LittleEndian());
        skipTable(in, in.u8());
        in.skip(1);
        return small;
    }

    private static void skipTable(FileBytes in, int packed) throws IOException {
        if ((packed & HAS_TABLE) != 0) {
            in.skip(3L << ((packed & 7) + 1));
        }
    }

    private static void skipSubBlocks(FileBytes in) throws IOException {
        for (int length = in.u8(); length > 0; length = in.u8()) {
            in.skip(length);
        }
    }
}
