package io.penstock.torture.work;

import java.util.Locale;

/** One consumer in one version: as the utility writes it, and as it must be kept after cleaning. */
public record Consumer(long id, int version) {

    static final String HEADER = "Consumer ID,Name,Address,Contact Number,Email Address,Account Number,Meter Number,"
            + "Tariff Plan,Consumption History,Payment Status";

    private static final String[] FIRST = {"Mary", "James", "Linda", "Robert", "Susan", "David", "Karen", "Carlos"};
    private static final String[] LAST = {"Smith", "Johnson", "Brown", "Garcia", "Miller", "Davis", "Lopez", "Nguyen"};
    private static final String[] STREET = {"Main St", "Oak Ave", "Elm St", "Cedar Ln", "Maple Dr", "Lake Rd"};
    private static final String[] CITY = {"Springfield", "Riverton", "Franklin", "Clinton", "Salem"};

    /** A record of the utility's file. */
    String raw() {
        return id + "," + firstName() + ' ' + lastName() + ",\"" + street() + (line2().isEmpty() ? "" : ", " + line2())
                + ", " + city() + ", IL " + zip() + "\",(217) " + exchange() + '-' + subscriber() + ',' + email() + ','
                + martOnly(",");
    }

    /** The columns of SMART360 besides the id, in their order, without those that are empty. */
    public String inSmart360() {
        return String.join(
                "|",
                firstName(),
                lastName(),
                street() + (line2().isEmpty() ? "" : "|" + line2()),
                city(),
                "IL",
                zip(),
                "+1217" + exchange() + subscriber(),
                email());
    }

    /** The columns of the mart besides the id, in their order, without those that are empty. */
    public String inMart() {
        return firstName() + ' ' + lastName() + '|' + inSmart360() + '|' + martOnly("|");
    }

    /** What differs in every version. */
    public String email() {
        return "user" + id + ".v" + version + "@example.com";
    }

    private String martOnly(String separator) {
        return String.join(
                separator,
                "ACCT-" + id,
                "MTR-" + id,
                "Plan " + (char) ('A' + id % 4),
                version + id % 500 + " kWh",
                id % 4 == 0 ? "Unpaid" : "Paid");
    }

    private String firstName() {
        return FIRST[(int) (id % FIRST.length)];
    }

    private String lastName() {
        return LAST[(int) (id / FIRST.length % LAST.length)];
    }

    private String street() {
        return 1 + id % 9_999 + " " + STREET[(int) (id % STREET.length)];
    }

    private String line2() {
        return id % 3 == 0 ? "Apt " + (1 + id % 90) : "";
    }

    private String city() {
        return CITY[(int) (id % CITY.length)];
    }

    private String zip() {
        return String.format(Locale.ROOT, "%05d", 60_000 + id % 3_000);
    }

    private long exchange() {
        return 222 + id / 10_000 % 700;
    }

    private String subscriber() {
        return String.format(Locale.ROOT, "%04d", id % 10_000);
    }
}
