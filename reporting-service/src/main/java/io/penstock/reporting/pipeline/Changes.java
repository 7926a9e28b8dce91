package io.penstock.reporting.pipeline;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Tells every replica which batch has changed, at the commit of the current transaction. */
@ApplicationScoped
public class Changes {

    static final String CHANNEL = "pipeline";

    private final AgroalDataSource dataSource;

    Changes(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Says that a batch, or a file that is none yet, has changed. */
    public void tell(String subject) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement("SELECT pg_notify(?, ?)")) {
            statement.setString(1, CHANNEL);
            statement.setString(2, subject);
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException("change not told", e);
        }
    }
}
