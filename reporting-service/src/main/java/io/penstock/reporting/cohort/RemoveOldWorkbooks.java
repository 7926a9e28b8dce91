package io.penstock.reporting.cohort;

import io.agroal.api.AgroalDataSource;
import io.penstock.reporting.SqlFile;
import io.penstock.schedules.Retention;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Removes workbooks, which hold personal data, from the outbox some time after they were made; what became of the cohort
 * stays on record. A file that is not as it was made is somebody's own by now and is left where it is.
 */
@ApplicationScoped
class RemoveOldWorkbooks implements Retention {

    private static final Logger LOG = Logger.getLogger(RemoveOldWorkbooks.class);
    private static final SqlFile OLD = SqlFile.of("cohort/old.sql");
    private static final SqlFile GONE = SqlFile.of("cohort/gone.sql");

    private final AgroalDataSource dataSource;
    private final OutboxFolder folder;
    private final RetentionSettings settings;

    RemoveOldWorkbooks(AgroalDataSource dataSource, OutboxFolder folder, RetentionSettings settings) {
        this.dataSource = dataSource;
        this.folder = folder;
        this.settings = settings;
    }

    private record Old(long cohortId, String fileName, long bytes) {}

    @Override
    public String cron() {
        return settings.cron();
    }

    /** Each is noted on its own, after its file is gone. */
    @Override
    public void forget() {
        if (settings.workbooks().isZero()) {
            return;
        }
        OffsetDateTime before = OffsetDateTime.now(ZoneOffset.UTC).minus(settings.workbooks());
        try (Connection connection = dataSource.getConnection()) {
            int files = 0;
            for (Old old : old(connection, before)) {
                files += removeFile(old) ? 1 : 0;
                gone(connection, old.cohortId());
            }
            LOG.infof("old workbooks removed files=%d", files);
        } catch (SQLException e) {
            throw new IllegalStateException("old workbooks not removed", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean removeFile(Old old) throws IOException {
        Path file = folder.file(old.fileName());
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                && Files.size(file) == old.bytes()
                && Files.deleteIfExists(file);
    }

    private static List<Old> old(Connection connection, OffsetDateTime before) throws SQLException {
        List<Old> all = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(OLD.text())) {
            query.setObject(1, before);
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    all.add(new Old(row.getLong("cohort_id"), row.getString("file_name"), row.getLong("bytes")));
                }
            }
        }
        return all;
    }

    private static void gone(Connection connection, long cohortId) throws SQLException {
        try (PreparedStatement note = connection.prepareStatement(GONE.text())) {
            note.setLong(1, cohortId);
            note.executeUpdate();
        }
    }
}
