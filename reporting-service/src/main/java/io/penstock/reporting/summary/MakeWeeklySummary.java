package io.penstock.reporting.summary;

import io.penstock.reporting.lender.LenderCalendar;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Makes the summary of a week: gathers, draws and writes without holding a lock, then keeps it, once. */
@ApplicationScoped
class MakeWeeklySummary {

    private static final Logger LOG = Logger.getLogger(MakeWeeklySummary.class);

    private final GatherFindings gather;
    private final Reports reports;
    private final KeepReport keep;
    private final LenderCalendar calendar;
    private final SummarySettings settings;

    MakeWeeklySummary(
            GatherFindings gather,
            Reports reports,
            KeepReport keep,
            LenderCalendar calendar,
            SummarySettings settings) {
        this.gather = gather;
        this.reports = reports;
        this.keep = keep;
        this.calendar = calendar;
        this.settings = settings;
    }

    /** Answers the week's summary if it is there, else makes it. */
    Made unlessThere(Week week, String by) {
        Optional<Summary> there = reports.current(week);
        return there.isPresent() ? new Made(there.get(), false) : make(week, false, by);
    }

    /** Makes it anew, to be sent to everybody again. */
    Made anyway(Week week, String by) {
        return make(week, true, by);
    }

    private Made make(Week week, boolean forced, String by) {
        Findings findings = gather.of(week);
        List<Picture> pictures = new WeeklyCharts(findings, settings.currency()).draw();
        SummaryContent content = contentOf(findings, pictures);
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        List<ReportFile> files =
                new ArrayList<>(pictures.stream().map(Picture::file).toList());
        files.add(new SummaryWorkbook(findings, content, now).file());
        Made made = keep.keep(new Draft(week, forced, content, files, now, by));
        LOG.infof(
                "weekly summary made reportId=%d periodStart=%s forced=%s kept=%s",
                made.summary().reportId(), week.first(), forced, made.anew());
        return made;
    }

    private SummaryContent contentOf(Findings findings, List<Picture> pictures) {
        return new SummaryContent(
                calendar.zone().getId(),
                settings.currency(),
                findings.figures(),
                findings.figuresBefore(),
                findings.quality(),
                pictures.stream().map(Picture::reference).toList());
    }
}
