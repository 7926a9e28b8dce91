package io.penstock.notification.alert;

/** The kinds of trouble that an operator tells apart by what is to be done. */
public enum AlertKind {
    FILE_LOCKED(
            "files",
            "could not be read or moved",
            "It is open elsewhere or not permitted. It is tried again by itself; close the file or permit it to be read."),
    BAD_VALUES(
            "files",
            "with rows or values that were not loaded",
            "Correct the rejected rows and the values that could not be read, and send them again; or accept them, with a reason."),
    DUPLICATE(
            "files",
            "held what is in force already",
            "Nothing was loaded, and nothing is missing: the same content is in force already. Where it is to be loaded all the"
                    + " same, ask for it as said below."),
    UNEXPECTED("files", "need a person to look", "Please look into it; nothing is tried again by itself."),
    UNREACHABLE(
            "reminders",
            "reached nobody",
            "The clients of these loans were not reminded. Add a contact or correct it: the loan's next reminder then goes out"
                    + " by itself. Where none is to come before the due date, get in touch with the client in another way."),
    CHANNEL(
            "channels of messages",
            "paused or working again",
            "Messages that wait are sent by themselves once the provider takes them. Check its status, and the credentials and the"
                    + " sender that this service uses."),
    REMINDERS_HELD(
            "runs of reminders",
            "are held or go on",
            "While they are held nobody is reminded. They go on by themselves once loans can be used again, or when a person"
                    + " releases them."),
    PROCESSING(
            "messages or other work of services",
            "failed or go on",
            "Everything else goes on meanwhile, and nothing is lost. Repair the reason; what was set aside is put back by an"
                    + " administrator.");

    private final String things;

    private final String trouble;
    private final String advice;

    AlertKind(String things, String trouble, String advice) {
        this.things = things;
        this.trouble = trouble;
        this.advice = advice;
    }

    /** What it happened to. */
    String things() {
        return things;
    }

    /** What happened, to be read after "2 files" or whatever the {@linkplain #things() things} are. */
    String trouble() {
        return trouble;
    }

    /** What is to be done. */
    String advice() {
        return advice;
    }
}
