package io.penstock.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The parts that every workbook has, around the sheet of a case. A case's own part of the same name goes before. */
final class Workbook {
    private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships";
    private static final String DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String CONTENT = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    private static final String SHEET = "xl/worksheets/sheet1.xml";

    private final RawZip zip;
    private final JsonNode piece;

    Workbook(RawZip zip, JsonNode piece) {
        this.zip = zip;
        this.piece = piece;
    }

    /** Adds the sheet, whose rows are a file of the case's folder, and what stands around it. */
    void addStandardParts(Path folder) throws IOException {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("[Content_Types].xml", types());
        parts.put("_rels/.rels", relations(relation("rId1", "officeDocument", "xl/workbook.xml")));
        parts.put("xl/workbook.xml", workbook());
        parts.put(
                "xl/_rels/workbook.xml.rels",
                relations(relation("rId1", "worksheet", "worksheets/sheet1.xml")
                        + relation("rId2", "styles", "styles.xml")));
        parts.put("xl/styles.xml", styles());
        String rows = Files.readString(folder.resolve(piece.get("sheet").asText()));
        parts.put(
                SHEET,
                XML
                        + piece.path("doctype").asText("")
                        + "<worksheet xmlns=\"%s\"><sheetData>%s</sheetData></worksheet>".formatted(MAIN, rows));
        for (Map.Entry<String, String> part : parts.entrySet()) {
            if (!zip.has(part.getKey())) {
                zip.add(part.getKey(), part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private String types() {
        boolean macros = piece.path("macros").asBoolean();
        String main = macros ? "application/vnd.ms-excel.sheet.macroEnabled.main+xml" : CONTENT + "sheet.main+xml";
        return XML + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default"
                + " Extension=\"rels\""
                + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default"
                + " Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"bin\""
                + " ContentType=\"application/vnd.ms-office.vbaProject\"/>"
                + override("/xl/workbook.xml", main) + override("/" + SHEET, CONTENT + "worksheet+xml")
                + override("/xl/styles.xml", CONTENT + "styles+xml") + "</Types>";
    }

    private String workbook() {
        String properties = piece.path("date1904").asBoolean() ? "<workbookPr date1904=\"1\"/>" : "<workbookPr/>";
        return XML + "<workbook xmlns=\"%s\" xmlns:r=\"%s\">".formatted(MAIN, DOCUMENT) + properties
                + "<sheets><sheet name=\"Sheet1\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>";
    }

    /** Style 0 is general, 1 a date, 2 a date with time, 3 a number of five digits. */
    private static String styles() {
        return XML + "<styleSheet xmlns=\"%s\">".formatted(MAIN)
                + "<numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"00000\"/></numFmts><fonts"
                + " count=\"1\"><font/></fonts><fills count=\"1\"><fill/></fills><borders"
                + " count=\"1\"><border/></borders><cellStyleXfs count=\"1\"><xf/></cellStyleXfs><cellXfs"
                + " count=\"4\"><xf/><xf numFmtId=\"14\"/><xf numFmtId=\"22\"/><xf"
                + " numFmtId=\"164\"/></cellXfs></styleSheet>";
    }

    private static String override(String part, String type) {
        return "<Override PartName=\"%s\" ContentType=\"%s\"/>".formatted(part, type);
    }

    private static String relations(String relations) {
        return XML + "<Relationships xmlns=\"%s\">%s</Relationships>".formatted(RELATIONS, relations);
    }

    private static String relation(String id, String type, String target) {
        return "<Relationship Id=\"%s\" Type=\"%s/%s\" Target=\"%s\"/>".formatted(id, DOCUMENT, type, target);
    }
}
