package io.penstock.reporting.audit;

import io.agroal.api.AgroalDataSource;
import io.penstock.reporting.SqlFile;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Keeps who was shown what, and tells it. */
@ApplicationScoped
public class Audit {

    private static final SqlFile KEEP = SqlFile.of("audit/keep.sql");
    private static final SqlFile NEWEST = SqlFile.of("audit/newest.sql");

    private final AgroalDataSource dataSource;

    Audit(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Keeps a sighting, in the current transaction. */
    public void keep(Sighting seen) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(KEEP.text())) {
            statement.setString(1, seen.actor());
            statement.setString(2, seen.action());
            statement.setString(3, seen.subject());
            statement.setLong(4, seen.rows());
            statement.setObject(5, utc(seen.at()));
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("audit not written", e);
        }
    }

    /** Those that fit, the one kept last first. */
    List<Sighting.Kept> newest(AuditQuestion question) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(NEWEST.text())) {
            int i = 0;
            for (Object condition : new Object[] {
                utc(question.from()), utc(question.to()), question.actor(), question.subject(), question.before()
            }) {
                statement.setObject(++i, condition);
                statement.setObject(++i, condition);
            }
            statement.setInt(++i, question.limit());
            List<Sighting.Kept> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(Sighting.Kept.of(rows));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("audit not read", e);
        }
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment == null ? null : moment.atOffset(ZoneOffset.UTC);
    }
}
