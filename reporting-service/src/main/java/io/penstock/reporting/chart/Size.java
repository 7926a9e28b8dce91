package io.penstock.reporting.chart;

/**
 * How large a picture is.
 *
 * @param width in the unit in which it is to be shown, CSS pixels
 * @param height likewise
 * @param density pixels of the picture per unit; 2 is crisp on today's screens
 */
public record Size(int width, int height, int density) {

    private static final int LARGEST = 4000;

    /** As wide as a mail. To be shown 600 wide. */
    public static final Size MAIL = new Size(600, 300, 2);

    /** For a page. */
    public static final Size WEB = new Size(960, 480, 1);

    public Size {
        if (width < 200 || height < 150 || density < 1 || width * density > LARGEST || height * density > LARGEST) {
            throw new IllegalArgumentException(
                    "expected a size from 200x150 to 4000x4000, found " + width + "x" + height + " times " + density);
        }
    }
}
