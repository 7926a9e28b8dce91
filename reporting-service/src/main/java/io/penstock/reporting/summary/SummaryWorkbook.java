package io.penstock.reporting.summary;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.apache.poi.ooxml.POIXMLProperties;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** A week as a workbook that people go on working with: the figures, the numbers behind them, and charts of these. */
final class SummaryWorkbook {

    private static final String MAKER = "Penstock";

    private final Findings findings;
    private final SummaryContent content;
    private final Instant madeAt;

    SummaryWorkbook(Findings findings, SummaryContent content, Instant madeAt) {
        this.findings = findings;
        this.content = content;
        this.madeAt = madeAt;
    }

    /** {@code weekly-summary-2024-01-15-to-2024-01-21.xlsx}. */
    ReportFile file() {
        Week week = findings.week();
        String name = "weekly-summary-" + week.first() + "-to-" + week.last() + ".xlsx";
        return new ReportFile(name, ReportFile.XLSX, null, bytes());
    }

    private byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            Styles styles = new Styles(workbook);
            SummarySheet summary = new SummarySheet(workbook, styles, findings, content);
            DailySheet daily = new DailySheet(workbook, styles, findings, content.currency());
            daily.write();
            summary.write(daily);
            new DefaultsSheet(workbook, styles, content.currency()).write(findings.defaults());
            new QualitySheet(workbook, styles).write(findings);
            workbook.forEach(sheet -> sheet.getFooter().setLeft(title() + ", " + sheet.getSheetName()));
            describe(workbook.getProperties());
            workbook.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private String title() {
        return "Weekly summary " + findings.week().first() + " to "
                + findings.week().last();
    }

    private void describe(POIXMLProperties properties) {
        POIXMLProperties.CoreProperties core = properties.getCoreProperties();
        core.setCreator(MAKER);
        core.setLastModifiedByUser(MAKER);
        core.setTitle(title());
        core.setCreated(Optional.of(Date.from(madeAt)));
        core.setModified(Optional.of(Date.from(madeAt)));
        properties.getExtendedProperties().getUnderlyingProperties().setApplication(MAKER);
    }
}
