package io.ticketbridge.content;

import java.io.IOException;

/** PNG (W3C, third edition): the signature, then chunks from IHDR to IEND, and nothing after it. */
final class Png {
    private static final String SIGNATURE = "\211PNG\r\n\032\n";
    private static final int HEADER_BYTES = 13;
    private static final int CRC_BYTES = 4;

    private Png() {}

    static boolean isWhole(FileBytes in) throws IOException {
        return in.ascii(SIGNATURE.length()).equals(SIGNATURE) && hasHeader(in) && hasPictureAndEnd(in);
    }

    private static boolean hasHeader(FileBytes in) throws IOException {
        boolean header = in.u32() == HEADER_BYTES && in.ascii(4).equals("IHDR") && Pixels.areFew(in.u32(), in.u32());
        in.skip(HEADER_BYTES - 8 + CRC_BYTES);
        return header;
    }

    private static boolean hasPictureAndEnd(FileBytes in) throws IOException {
        boolean picture = false;
        while (true) {
            long length = in.u32();
            String type = in.ascii(4);
            in.skip(length + CRC_BYTES);
            if (type.equals("IEND")) {
                return length == 0 && picture && in.isAtEnd();
            }
            picture |= type.equals("IDAT");
        }
    }
}
