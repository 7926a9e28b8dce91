package io.penstock.reporting.summary;

import io.agroal.api.AgroalDataSource;
import io.penstock.reporting.lender.LenderCalendar;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response.Status;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

/** Reads what a summary is made from, all of it as it was at one moment. */
@ApplicationScoped
class GatherFindings {

    private static final String SNAPSHOT = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY";

    /** SQLSTATE of a schema, a table and a privilege that is missing. */
    private static final Set<String> NOT_THERE = Set.of("3F000", "42P01", "42501");

    private final AgroalDataSource dataSource;
    private final LenderCalendar calendar;

    GatherFindings(AgroalDataSource dataSource, LenderCalendar calendar) {
        this.dataSource = dataSource;
        this.calendar = calendar;
    }

    Findings of(Week week) {
        return QuarkusTransaction.requiringNew().call(() -> {
            try (Connection connection = dataSource.getConnection();
                    var snapshot = connection.createStatement()) {
                snapshot.execute(SNAPSHOT);
                FindingsQueries queries =
                        new FindingsQueries(connection, calendar.zone().getId());
                return new Findings(
                        week,
                        queries.days(week),
                        queries.days(week.previous()),
                        queries.defaults(week),
                        queries.loads(week),
                        queries.rejects(week));
            } catch (SQLException e) {
                throw failureOf(e);
            }
        });
    }

    private static RuntimeException failureOf(SQLException e) {
        return NOT_THERE.contains(e.getSQLState())
                ? HttpProblem.valueOf(Status.SERVICE_UNAVAILABLE, "the mart of the lending is not there yet")
                : new IllegalStateException("week not read", e);
    }
}
