package io.penstock.etl.model;

import io.penstock.testkit.model.ChangeRow;
import io.penstock.testkit.model.CorrectRecord;
import io.penstock.testkit.model.LoadFile;
import io.penstock.testkit.model.PutClient;
import io.penstock.testkit.model.ReplayLoad;
import io.penstock.testkit.model.Smart360Has;
import io.penstock.testkit.model.Step;
import io.penstock.testkit.model.UndoLoad;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Sequences that made a difference once, in their shortest form, by what must hold. */
final class KnownSequences {

    private static final List<String> WHOLE =
            List.of("Consumer ID", "Name", "Address", "Contact Number", "Email Address", "Tariff Plan");
    private static final List<String> NARROW = List.of("Consumer ID", "Name", "Address", "Tariff Plan");
    private static final List<String> NARROWER = List.of("Consumer ID", "Name", "Address", "Contact Number");
    private static final List<String> ANN =
            List.of("1", "Ann Lee", "1 Main St", "(217) 555-0101", "a@example.com", "T1");
    private static final List<String> ANN_AT_2 =
            List.of("1", "Ann Lee", "2 Main St", "(217) 555-0101", "a@example.com", "T2");
    private static final List<String> BOB =
            List.of("1", "Bob Roe", "2 Main St", "(217) 555-0102", "a@example.com", "T1");
    private static final List<String> ODD =
            List.of("1", "Ann Lee", "3 Main St Boston MA 02108", "(217) 555-0101", "a@example.com", "T1");
    private static final List<String> NAMELESS = List.of("1", "", "2 Main St", "(217) 555-0102", "a@example.com", "T1");
    private static final List<String> NARROWEST = List.of("Consumer ID", "Name", "Address");
    private static final List<String> CLIENT = List.of(
            "user_id", "created_at", "status", "batch", "credit_limit", "interest_rate", "denied_reason", "denied_at");
    private static final Map<String, String> OWN = own("Cy", "Dow");
    private static final Map<String, String> LIKE_ANN = own("Ann", "Lee");

    private KnownSequences() {}

    static Map<String, List<Step>> consumers() {
        Map<String, List<Step>> known = new LinkedHashMap<>();
        known.put("undo keeps what a later load confirmed", List.of(file(10, ANN), file(20, ANN), undo(10)));
        known.put(
                "a late file does not replace what a newer one confirmed",
                List.of(file(10, ANN), file(30, ANN), file(20, BOB)));
        known.put("a late file is told of newer values", List.of(file(20, ANN), file(10, BOB)));
        known.put(
                "a correction does not replace what a newer load confirmed",
                List.of(
                        new LoadFile(10, WHOLE, List.of(NAMELESS), false),
                        file(5, ANN),
                        file(20, ANN),
                        new CorrectRecord(10, 2, "Name", "Bob Roe", false)));
        known.put(
                "a corrected record repeats one that its load confirmed",
                List.of(
                        file(10, ANN),
                        new LoadFile(20, WHOLE, List.of(ANN, NAMELESS), false),
                        new CorrectRecord(20, 3, "Name", "Bob Roe", false)));
        known.put(
                "an unread value is corrected in the row that its load confirmed, and undone",
                List.of(
                        file(10, ODD),
                        file(20, ODD),
                        new CorrectRecord(20, 2, "Address", "1 Main St", false),
                        new CorrectRecord(10, 2, "Address", "2 Main St", false),
                        undo(20)));
        known.put(
                "a row whose unread value was corrected goes from SMART360 with the load that brought it",
                List.of(file(10, ODD), new CorrectRecord(10, 2, "Address", "1 Main St", false), undo(10)));
        known.put(
                "an undo is refused that would take a row with what a person has set, also if an undone load brought it",
                List.of(
                        file(10, ANN),
                        file(20, ANN),
                        undo(10),
                        new ChangeRow("1", "address_line_1", "2 Main St"),
                        undo(20)));
        known.put(
                "an undo is not refused for what a late file of a lower number has changed beneath",
                List.of(
                        file(10, ANN),
                        new LoadFile(
                                30, NARROWER, List.of(List.of("1", "Ann Lee", "1 Main St", "(217) 555-0101")), false),
                        file(20, ANN_AT_2),
                        undo(30)));
        known.put(
                "a replay does not replace what a newer load confirmed",
                List.of(file(20, ANN), file(10, BOB), new ReplayLoad(10, false)));
        known.put(
                "a column that a file does not have says nothing",
                List.of(
                        file(10, ANN),
                        new LoadFile(20, NARROW, List.of(List.of("1", "Ann Lee", "1 Main St", "T2")), false)));
        known.put(
                "a row that SMART360 had with the same values stays there",
                List.of(new Smart360Has("1", LIKE_ANN), file(10, ANN), undo(10)));
        known.put(
                "a row that SMART360 had before a crash is given back",
                List.of(new Smart360Has("1", OWN), new LoadFile(10, WHOLE, List.of(ANN), true), undo(10)));
        known.put(
                "an undo that dies half way is completed",
                List.of(new Smart360Has("1", OWN), file(10, ANN), new UndoLoad(10, true)));
        known.put(
                "a row of SMART360's own is kept by each load that brings it",
                List.of(new Smart360Has("1", OWN), file(10, ANN), file(20, BOB), undo(20), undo(10)));
        known.put(
                "a late file keeps what is beneath a narrow one that confirmed a newer one",
                List.of(
                        new LoadFile(20, NARROW, List.of(List.of("1", "Ann Lee", "1 Main St", "T1")), false),
                        new LoadFile(30, NARROWEST, List.of(List.of("1", "Ann Lee", "1 Main St")), false),
                        file(10, ANN_AT_2),
                        undo(30)));
        known.put(
                "an undo of a late file leaves what a person has set in a row that a newer file brought",
                List.of(
                        new LoadFile(30, NARROWEST, List.of(List.of("1", "Ann Lee", "1 Main St")), false),
                        new ChangeRow("1", "tariff_plan", "T1"),
                        file(20, ANN_AT_2),
                        undo(20)));
        known.put(
                "an undo of a late file leaves what a person has set in a row that a newer file changed",
                List.of(
                        file(10, ANN_AT_2),
                        new LoadFile(30, NARROWEST, List.of(List.of("1", "Bob Roe", "1 Main St")), false),
                        new ChangeRow("1", "tariff_plan", "T1"),
                        new LoadFile(20, NARROW, List.of(List.of("1", "Ann Lee", "1 Main St", "T2")), false),
                        undo(20)));
        return known;
    }

    static Map<String, List<Step>> clients() {
        Map<String, List<Step>> known = new LinkedHashMap<>();
        known.put(
                "an undo leaves no value that looks like a person's",
                List.of(
                        client(30, 200, 40),
                        new PutClient("1", "200", "30"),
                        client(50, 300, 30),
                        undo(50),
                        client(60, 100, 30)));
        known.put(
                "an undo of a late file that agreed with a person leaves what the person has set, and files in charge",
                List.of(
                        new PutClient("1", "200", "30"),
                        client(10, 100, 30),
                        client(20, 100, 30),
                        client(12, 200, 30),
                        undo(12),
                        client(30, 300, 40)));
        return known;
    }

    private static Step client(long load, int creditLimit, int interestRate) {
        List<String> record =
                List.of("1", "2023-06-30 19:47:12", "approved", "2", "" + creditLimit, "" + interestRate, "", "");
        return new LoadFile(load, CLIENT, List.of(record), false);
    }

    private static Step file(long load, List<String> record) {
        return new LoadFile(load, WHOLE, List.of(record), false);
    }

    private static Step undo(long load) {
        return new UndoLoad(load, false);
    }

    private static Map<String, String> own(String firstName, String lastName) {
        return new TreeMap<>(Map.of(
                "first_name", firstName,
                "last_name", lastName,
                "address_line_1", "1 Main St",
                "phone_number", "+12175550101",
                "email_address", "a@example.com"));
    }
}
