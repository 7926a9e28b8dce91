package io.penstock.torture.model;

import io.penstock.local.Rig;
import io.penstock.local.Service;
import io.penstock.testkit.TwilioFault;
import io.penstock.testkit.model.Difference;
import io.penstock.testkit.model.Difference.Where;
import io.penstock.testkit.model.EtlService.Answer;
import java.sql.SQLException;
import java.util.List;

/** What persons ask of the services that remind, and how mail server and Twilio fail. */
final class Messages {

    private static final String TURNED_AWAY = """
            SELECT id::text FROM notification.delivery
            WHERE channel = 'SMS' AND state = 'UNKNOWN' AND last_error = 'answer 503 is not Twilio''s own'""";

    private final Rig rig;
    private final Calls calls;
    private final ReminderLedger ledger;
    private final Settling settling;
    private final Crashes crashes;

    Messages(Rig rig, Calls calls, ReminderLedger ledger, Settling settling, Crashes crashes) {
        this.rig = rig;
        this.calls = calls;
        this.ledger = ledger;
        this.settling = settling;
        this.crashes = crashes;
    }

    ReminderLedger ledger() {
        return ledger;
    }

    void crash() {
        crashes.begin(Service.NOTIFICATION, Service.REPORTING);
    }

    /** Runs the reminders of the ledger's next day; returns how many were published. */
    long run(boolean dry) {
        Answer answer = calls.post(
                Service.REPORTING,
                "/reminders/run?asOf=" + ledger.nextDate() + (dry ? "&dryRun=true" : ""),
                "application/json",
                "");
        if (answer.status() != 200) {
            throw new Difference(Where.ANSWER, "expected reminders to be run, found " + answer.text());
        }
        return answer.body().path("published").asLong();
    }

    void settle() {
        do {
            settling.settle();
        } while (resolveTurnedAway());
    }

    /** A person sees that Twilio does not know them, and says so; returns whether there were any. */
    private boolean resolveTurnedAway() {
        try {
            List<String> ids = rig.penstock().all(TURNED_AWAY);
            for (String id : ids) {
                String found = "{\"outcome\": \"NOT_SENT\"}";
                expect(
                        200,
                        calls.post(Service.NOTIFICATION, "/deliveries/" + id + "/resolve", "application/json", found));
            }
            return !ids.isEmpty();
        } catch (SQLException e) {
            throw new IllegalStateException("messages cannot be looked up", e);
        }
    }

    void stopMail() {
        rig.servers().stopMail();
    }

    void startMail() {
        rig.servers().startMail();
    }

    void failTwilio(TwilioFault fault, int times) {
        rig.servers().twilio().failNext(fault, times);
    }

    void failTwilioNoMore() {
        rig.servers().twilio().failNoMore();
    }

    void optOut(String address) {
        expect(200, calls.put(Service.NOTIFICATION, "/opt-outs/" + encoded(address), ""));
    }

    void optIn(String address) {
        expect(204, calls.delete(Service.NOTIFICATION, "/opt-outs/" + encoded(address)));
    }

    private static String encoded(String address) {
        return address.replace("+", "%2B").replace("@", "%40");
    }

    private static void expect(int status, Answer answer) {
        if (answer.status() != status) {
            throw new Difference(Where.ANSWER, "expected " + status + ", found " + answer);
        }
    }

    @Override
    public String toString() {
        return "messages";
    }
}
