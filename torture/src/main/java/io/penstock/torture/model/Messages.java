package io.penstock.torture.model;

import io.penstock.local.Rig;
import io.penstock.local.Service;
import io.penstock.testkit.TwilioFault;
import io.penstock.testkit.model.Difference;
import io.penstock.testkit.model.Difference.Where;
import io.penstock.testkit.model.EtlService.Answer;

/** What persons ask of the services that remind, and how mail server and Twilio fail. */
final class Messages {

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
        settling.settle();
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
