package io.penstock.torture.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Where the reminders of a lender's loans go to, as its own files say: each client has one address that is used. */
final class Recipients {

    private final Map<String, Recipient> byUser = new HashMap<>();
    private final Map<String, String> userOfLoan = new HashMap<>();

    /** Reads {@code contacts.csv} and {@code loans.csv}. */
    static Recipients read(Path folder) throws IOException {
        Recipients recipients = new Recipients();
        for (Map<String, String> contact : records(folder.resolve("contacts.csv"))) {
            recipients.byUser.put(contact.get("user_id"), recipient(contact));
        }
        for (Map<String, String> loan : records(folder.resolve("loans.csv"))) {
            recipients.userOfLoan.put(loan.get("loan_id"), loan.get("user_id"));
        }
        return recipients;
    }

    /** Whom a loan's reminders go to, if there is a contact. */
    Optional<Recipient> find(String loan) {
        return Optional.ofNullable(byUser.get(userOfLoan.get(loan)));
    }

    Set<String> addresses() {
        return byUser.values().stream().map(Recipient::address).collect(Collectors.toSet());
    }

    private static Recipient recipient(Map<String, String> contact) {
        String mail = contact.get("email");
        String phone = contact.get("phone");
        boolean sms = !phone.isEmpty()
                && (mail.isEmpty() || contact.get("preferred_channel").equals("SMS"));
        return new Recipient(sms ? phone : mail, sms);
    }

    private static List<Map<String, String>> records(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        String[] header = lines.get(0).split(",", -1);
        return lines.stream().skip(1).map(line -> record(header, line)).toList();
    }

    private static Map<String, String> record(String[] header, String line) {
        String[] fields = line.split(",", -1);
        Map<String, String> record = new HashMap<>();
        for (int i = 0; i < header.length; i++) {
            record.put(header[i], fields[i]);
        }
        return record;
    }

    /**
     * A client's address.
     *
     * @param sms whether it is a phone number
     */
    record Recipient(String address, boolean sms) {}
}
