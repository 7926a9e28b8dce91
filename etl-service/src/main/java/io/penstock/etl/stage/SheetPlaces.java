package io.penstock.etl.stage;

import java.util.Map;
import java.util.NavigableMap;

/**
 * Where the lines of a batch stand in a workbook whose table goes on over several sheets: lines are counted on from sheet to
 * sheet.
 *
 * @param sheets names, by the line that the first row of each has; empty for every other batch
 */
public record SheetPlaces(NavigableMap<Long, String> sheets) {

    /** The name of the sheet on which a line stands; null if lines are those of the file. */
    public String sheet(Long line) {
        Map.Entry<Long, String> sheet = of(line);
        return sheet == null ? null : sheet.getValue();
    }

    /** The row of that sheet, from 1; null if lines are those of the file. */
    public Long row(Long line) {
        Map.Entry<Long, String> sheet = of(line);
        return sheet == null ? null : Long.valueOf(line - sheet.getKey() + 1);
    }

    private Map.Entry<Long, String> of(Long line) {
        return line == null ? null : sheets.floorEntry(line);
    }
}
