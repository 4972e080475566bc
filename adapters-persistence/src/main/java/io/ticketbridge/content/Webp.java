package io.ticketbridge.content;

import java.io.IOException;

/** WebP (RFC 9649): a RIFF container as long as it says, of chunks with at least one picture. */
final class Webp {
    private Webp() {}

    static boolean isWhole(FileBytes in) throws IOException {
        if (!in.ascii(4).equals("RIFF")
                || in.u32LittleEndian() != in.size() - 8
                || !in.ascii(4).equals("WEBP")) {
            return false;
        }
        boolean picture = false;
        boolean first = true;
        while (!in.isAtEnd()) {
            String type = in.ascii(4);
            long length = in.u32LittleEndian();
            long end = in.position() + length + length % 2;
            if (!isSmall(type, in) || (first && !type.startsWith("VP8"))) {
                return false;
            }
            picture |= type.equals("VP8 ") || type.equals("VP8L") || type.equals("ANMF");
            first = false;
            in.skip(end - in.position());
        }
        return picture;
    }

    /** Reads what tells the size, where this chunk does (RFC 9649, sections 2.5 to 2.7 and 3.4; RFC 6386, section 9.1). */
    private static boolean isSmall(String type, FileBytes in) throws IOException {
        return switch (type) {
            case "VP8 " -> {
                in.skip(3);
                boolean key = in.ascii(3).equals("\235\001*");
                yield key && Pixels.areFew(in.u16LittleEndian() & 0x3FFF, in.u16LittleEndian() & 0x3FFF);
            }
            case "VP8L" -> {
                boolean signed = in.u8() == 0x2F;
                long bits = in.u32LittleEndian();
                yield signed && Pixels.areFew((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1);
            }
            case "VP8X" -> {
                in.skip(4);
                yield Pixels.areFew(in.u24LittleEndian() + 1L, in.u24LittleEndian() + 1L);
            }
            case "ANMF" -> {
                in.skip(6);
                yield Pixels.areFew(in.u24LittleEndian() + 1L, in.u24LittleEndian() + 1L);
            }
            default -> true;
        };
    }
}
