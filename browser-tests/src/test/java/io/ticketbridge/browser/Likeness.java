package io.ticketbridge.browser;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** How alike two pictures of a page are, for somebody who does not look at single letters. */
final class Likeness {
    private static final int WIDTH = 160;
    private static final int HEIGHT = 100;
    private static final int DEEPEST = 255;

    private Likeness() {}

    /** From 0, for the same, to 1, for black and white: the average of all places. */
    static double difference(Path one, Path other) throws IOException {
        BufferedImage first = small(one);
        BufferedImage second = small(other);
        double sum = 0;
        for (int x = 0; x < WIDTH; x++) {
            for (int y = 0; y < HEIGHT; y++) {
                sum += Math.abs((first.getRGB(x, y) & DEEPEST) - (second.getRGB(x, y) & DEEPEST));
            }
        }
        return sum / WIDTH / HEIGHT / DEEPEST;
    }

    private static BufferedImage small(Path file) throws IOException {
        BufferedImage whole = ImageIO.read(file.toFile());
        BufferedImage small = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D drawing = small.createGraphics();
        drawing.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        drawing.drawImage(whole.getScaledInstance(WIDTH, HEIGHT, java.awt.Image.SCALE_AREA_AVERAGING), 0, 0, null);
        drawing.dispose();
        return small;
    }
}
