package io.penstock.testkit.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;

/** The service that the model is compared with: in one process, or on a running platform. */
public interface EtlService {

    /**
     * Brings a file, and returns when its load has gone as far as it can.
     *
     * @param number of its load, where that can be chosen
     * @param crash whether the service dies while it works on it
     * @return the number of the load; none if the file repeats what is in force, as the model says, too
     */
    OptionalLong load(MartModel model, long number, List<String> columns, List<List<String>> records, boolean crash)
            throws SQLException;

    /** Works on all chunks of a load that was handed out, and advances it as far as it goes. */
    void work(long load, boolean crash) throws SQLException;

    /**
     * Advances all loads as far as they go.
     *
     * @param crash whether the service dies meanwhile
     */
    void advance(boolean crash) throws SQLException;

    Answer post(String path, String contentType, String body);

    /** The same without a body, but the service dies meanwhile and is asked again. */
    Answer postTwice(String path) throws SQLException;

    Answer put(String path, String body);

    /** Changes the mart as a person does in SQL. */
    void changeMart(String sql) throws SQLException;

    /** Changes SMART360's table as SMART360 itself does. */
    void changeSmart360(String sql) throws SQLException;

    /** Compares SMART360 with the mart, and delivers again what differs. */
    void reconcile() throws SQLException;

    /** What was answered. */
    record Answer(int status, JsonNode body, String text) {}
}
