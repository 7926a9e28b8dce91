package io.penstock.reporting.chart;

/** No chart can be drawn on this machine: it has no font, or no fontconfig to find one. Stays so until a restart. */
public class FontsMissing extends RuntimeException {

    FontsMissing(Throwable cause) {
        super("charts need fontconfig and a sans-serif font on this machine", cause);
    }
}
